import { expect, it } from 'vitest'
import type { Backlog } from '../loader.ts'
import { aHost } from '../testing/a-host.ts'
import { aPage } from '../testing/a-page.ts'
import { backlogOf } from './backlog.ts'

/** What the snippet leaves behind: its listeners, and what they and the page's calls kept. */
function start() {
  const page = aPage()
  const kept: Backlog['kept'] = []
  const keep = (event: Event) => {
    kept.push(event)
  }
  addEventListener('error', keep, true)
  addEventListener('unhandledrejection', keep)
  return { ...page, ...aHost(), kept, keep }
}

it('tells errors, rejections and files that failed before the script was there', () => {
  const { dispatch, host, reported, kept, keep } = start()
  const error = new Error('early')
  dispatch('error', { error, message: 'Uncaught Error: early', filename: '', lineno: 0, colno: 0 })
  dispatch('unhandledrejection', { reason: 'rejected' })
  dispatch('error', { target: { localName: 'img', src: '/logo.png' } })

  backlogOf({ kept, keep })(host)

  expect(reported).toMatchObject([
    { thrown: error, mechanism: 'error' },
    { thrown: 'rejected', mechanism: 'unhandledrejection' },
    { thrown: { name: 'ResourceError' }, mechanism: 'resource' },
  ])
})

it('makes the calls the page made, in order', () => {
  const { host, kept, keep } = start()
  const calls: unknown[] = []
  host.client.setUser = (id) => calls.push(['setUser', id])
  host.client.captureError = (error, more) => calls.push(['captureError', error, more])
  kept.push(['setUser', ['u1']], ['captureError', ['x', { level: 'info' }]])

  backlogOf({ kept, keep })(host)

  expect(calls).toEqual([
    ['setUser', 'u1'],
    ['captureError', 'x', { level: 'info' }],
  ])
})

it('leaves out calls of methods there are none of', () => {
  const { host, kept, keep, reported, dispatch } = start()
  kept.push(['nonsense', []])
  dispatch('unhandledrejection', { reason: 'next' })

  backlogOf({ kept, keep })(host)

  expect(reported).toHaveLength(1)
})

it('takes the listeners of the snippet away', () => {
  const { dispatch, host, kept, keep } = start()

  backlogOf({ kept, keep })(host)
  dispatch('error')
  dispatch('unhandledrejection')

  expect(kept).toEqual([])
})

it('does nothing where there was no snippet', () => {
  const { host, reported } = start()

  backlogOf({ kept: [['captureError', ['x']]] })(host)

  expect(reported).toEqual([])
})
