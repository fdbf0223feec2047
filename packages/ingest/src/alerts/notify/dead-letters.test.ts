import { expect, it } from 'vitest'
import type { Letter } from '../../store/alert-store.ts'
import { aLetter } from '../../testing/a-letter.ts'
import { createDeadLetters } from './dead-letters.ts'

function start(letters: Letter[], answer: () => Promise<Response>) {
  const receivers = [{ name: 'ops', webhook: { url: 'https://ops.example/path' } }]
  const dead = createDeadLetters({
    letters: {
      failed: () => Promise.resolve(letters.filter(({ status }) => status === 'failed')),
      ofThread: () => Promise.resolve(letters.toSorted((a, b) => b.revision - a.revision)),
      put: (written) => Promise.resolve(void (letters = [...written])),
    },
    receivers: () => receivers,
    ...{ fetch: answer, now: () => 7, sendMail: () => Promise.reject(new Error('no mail here')) },
  })
  return { dead, kept: () => letters }
}

const wanted = { key: 'thread', receiver: 'ops' }
const aDeadLetter = (given: Partial<Letter> = {}) =>
  aLetter({ status: 'failed', attempts: 5, detail: 'HTTP 500', ...given })
const fine = () => Promise.resolve(new Response())

it('lists what was said and what went wrong', async () => {
  const { dead } = start([aDeadLetter()], fine)

  expect(await dead.list(1, 10)).toEqual([
    {
      ...{ key: 'thread', revision: 1, receiver: 'ops', at: 1, attempts: 5, detail: 'HTTP 500' },
      ...{ title: 'Error spike on shop', summary: '41 errors in 5 min, 3 expected' },
    },
  ])
})

it('tries once more, and keeps what became of it', async () => {
  const { dead, kept } = start([aDeadLetter()], fine)

  const retried = await dead.retry(1, wanted)

  expect(retried).toMatchObject({ is: 'tried', delivery: { status: 'delivered', attempts: 6 } })
  expect(kept()).toMatchObject([
    { status: 'delivered', attempts: 6, version: 3, detail: 'HTTP 200' },
  ])
})

it('sends once what two press at once', async () => {
  const { dead } = start([aDeadLetter()], fine)

  const both = await Promise.all([dead.retry(1, wanted), dead.retry(1, wanted)])

  expect(both.map(({ is }) => is)).toEqual(['tried', 'unknown'])
})

it('stays in the list where it fails again', async () => {
  const { dead, kept } = start([aDeadLetter()], () => Promise.reject(new Error('refused')))

  const retried = await dead.retry(1, wanted)

  expect(retried).toMatchObject({ is: 'tried', delivery: { status: 'failed' } })
  expect(kept()).toMatchObject([{ status: 'failed', attempts: 6 }])
})

it.each([
  ['what was delivered', [aLetter()], 'unknown'],
  ['what a later message overtook', [aDeadLetter(), aLetter({ revision: 2 })], 'overtaken'],
  ['what is for nobody any more', [aDeadLetter({ receiver: 'gone' })], 'no-receiver'],
])('does not send %s', async (_, letters, is) => {
  const { dead } = start(letters, () => Promise.reject(new Error('not to be asked')))

  expect(await dead.retry(1, { ...wanted, receiver: letters[0]?.receiver ?? '' })).toEqual({ is })
})
