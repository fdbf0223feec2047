import { expect, it } from 'vitest'
import type { Actor } from '../auth/logins.ts'
import { createStreamHub } from './stream-hub.ts'
import { streamRoutes } from './stream.ts'

const ana: Actor = { name: 'ana', role: 'viewer' }

/** Reads the stream of one whose cookie is answered for like this, in turn. */
async function listen(answers: (() => Promise<Actor | undefined>)[]): Promise<string> {
  const app = streamRoutes(
    {
      stream: createStreamHub(new Set()),
      logins: { actorOf: () => answers.shift()?.() ?? Promise.resolve(undefined) },
      tokens: { actorOf: () => Promise.resolve(undefined) },
      apiToken: undefined,
    },
    1,
  )
  const response = await app.request('/api/stream', { headers: { Cookie: 'seismo=1' } })
  return response.text()
}

it('ends for who is not logged in any more', async () => {
  const text = await listen([() => Promise.resolve(ana), () => Promise.resolve(ana)])

  expect(text).toBe(': listening\n\n: still here\n\n: still here\n\n')
})

it('goes on while the database cannot tell who listens', async () => {
  const text = await listen([() => Promise.reject(new Error('away')), () => Promise.resolve(ana)])

  expect(text).toBe(': listening\n\n: still here\n\n: still here\n\n')
})
