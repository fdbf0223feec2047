import { describe, expect, it } from 'vitest'
import { aHost } from '../testing/a-host.ts'
import { aPage } from '../testing/a-page.ts'
import { collectErrors } from './errors.ts'

const position = { filename: 'https://shop.example/app.js', lineno: 3, colno: 9 }

function start() {
  const page = aPage()
  const all = aHost()
  collectErrors(all.host)
  return { ...all, ...page }
}

it('tells an error nobody caught', () => {
  const { dispatch, emitted } = start()

  dispatch('error', { error: new TypeError('x'), message: 'Uncaught TypeError: x', ...position })

  expect(emitted).toMatchObject([
    { is: 'error', mechanism: 'error', exceptions: [{ type: 'TypeError', message: 'x' }] },
  ])
})

it('tells a rejection nobody caught', () => {
  const { dispatch, emitted } = start()

  dispatch('unhandledrejection', { reason: 'no seats left' })

  expect(emitted).toMatchObject([
    { mechanism: 'unhandledrejection', exceptions: [{ type: 'string', message: 'no seats left' }] },
  ])
})

it('tells a rejection without a reason', () => {
  const { dispatch, emitted } = start()

  dispatch('unhandledrejection', { reason: undefined })

  expect(emitted).toHaveLength(1)
})

it('tells the nameless error of another origin by its text', () => {
  const { dispatch, emitted } = start()

  dispatch('error', { message: 'Script error.', error: null, filename: '', lineno: 0, colno: 0 })

  expect(emitted).toMatchObject([{ exceptions: [{ type: 'Error', message: 'Script error.' }] }])
})

describe('the position of the event', () => {
  it('is told where there is no stack', () => {
    const { dispatch, emitted } = start()

    dispatch('error', { error: 'a text', message: 'Uncaught a text', ...position })

    expect(emitted).toMatchObject([
      { exceptions: [{ at: { file: position.filename, line: 3, column: 9 } }] },
    ])
  })

  it('is left out where there is one', () => {
    const { dispatch, emitted } = start()

    dispatch('error', { error: new Error('x'), message: 'Uncaught Error: x', ...position })

    expect(JSON.stringify(emitted)).not.toContain('"at":')
  })
})

it('tells the same object once', () => {
  const { host, dispatch, emitted } = start()
  const error = new Error('once')

  host.report(error, 'captured')
  dispatch('error', { error, message: 'Uncaught Error: once', ...position })
  dispatch('unhandledrejection', { reason: error })

  expect(emitted).toMatchObject([{ mechanism: 'captured' }])
})

it('tells equal texts each time, as they are no objects', () => {
  const { host, emitted } = start()

  host.report('again', 'captured')
  host.report('again', 'captured')

  expect(emitted).toHaveLength(2)
})

it('adds what the page says of it', () => {
  const { host, emitted } = start()

  host.report(new Error('x'), 'captured', { tags: { step: 'pay' }, level: 'fatal' })

  expect(emitted).toMatchObject([{ tags: { step: 'pay' }, level: 'fatal' }])
})

it('says nothing of events under this name that are no errors', () => {
  const { dispatch, emitted } = start()

  dispatch('error')

  expect(emitted).toEqual([])
})

it('ends with the client', () => {
  const { host, dispatch, emitted } = start()

  host.stop()
  dispatch('unhandledrejection', { reason: 'late' })

  expect(emitted).toEqual([])
})
