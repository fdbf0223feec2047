import { expect, it, vi } from 'vitest'
import { backlogOf } from './collect/backlog.ts'
import type { Backlog } from './loader.ts'
import { aHost } from './testing/a-host.ts'
import { aPage } from './testing/a-page.ts'

/** Its own instance each time: it starts by being imported. */
async function start() {
  const page = aPage({ seismo: undefined })
  vi.resetModules()
  await import('./loader.ts')
  // as: what the snippet put there, under its other name.
  return { ...page, ...aHost(), backlog: self.seismo as unknown as Backlog, client: self.seismo }
}

it('keeps errors and rejections for the script', async () => {
  const { dispatch, backlog, host, reported } = await start()

  dispatch('error', { message: 'Uncaught Error: early', error: new Error('early') })
  dispatch('unhandledrejection', { reason: 'rejected' })
  backlogOf(backlog)(host)

  expect(reported).toMatchObject([{ mechanism: 'error' }, { thrown: 'rejected' }])
})

it('keeps calls of any method for the script', async () => {
  const { client, backlog } = await start()

  client?.setUser('u1')
  client?.count('sold', 2)

  expect(backlog.kept).toEqual([
    ['setUser', ['u1']],
    ['count', ['sold', 2]],
  ])
})
