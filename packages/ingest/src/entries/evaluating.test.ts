import { setImmediate as turn } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { startEvaluating, startStandingBy } from './evaluating.ts'

const SPAN = { traceparent: undefined, set: () => undefined, rename: () => undefined }

/** Rounds that begin at once and end when a test says so, and messages likewise. */
function start() {
  const told: string[] = []
  const round = Promise.withResolvers<undefined>()
  const messages = Promise.withResolvers<undefined>()
  const parts: Parameters<typeof startEvaluating>[0] = {
    alerts: {
      config: { evaluation_interval: 1 },
      restore: () => Promise.resolve(),
      statuses: () => [],
      acknowledge: () => Promise.resolve('unknown' as const),
      evaluate: async () => {
        told.push('round begins')
        await round.promise
        told.push('round ends')
      },
      outbox: { idle: () => messages.promise.then(() => (told.push('all is sent'), [])) },
    },
    channels: { restore: () => Promise.resolve(), resend: () => Promise.resolve() },
    metrics: { alertEvaluations: { inc: () => undefined } },
    log: { info: () => undefined, warn: () => undefined, error: () => told.push('error') },
    store: { alerts: { terms: { begin: (term) => Promise.resolve(term) } } },
    tracing: { span: (_, work) => work(SPAN) },
  }
  return { told, round, messages, parts }
}

/** A register of which the test hears what is written to it. */
function aCluster(told: string[]): Parameters<typeof startStandingBy>[1] {
  let written: { value: string; revision: number } | undefined
  return {
    peers: {
      tell: () => undefined,
      onTold: () => undefined,
      ask: () => Promise.resolve(undefined),
      answer: () => () => undefined,
    },
    register: () => ({
      onWrite: () => () => undefined,
      read: () => Promise.resolve(written),
      write: (value, after) => {
        written = { value, revision: after + 1 }
        if (value === '{"holder":""}') told.push('lease is given back')
        return Promise.resolve(written.revision)
      },
    }),
  }
}

const begun = (told: string[]) => vi.waitFor(() => expect(told).toContain('round begins'))

it('gives the right to tell to the next once its round has ended and all is sent', async () => {
  const { told, round, messages, parts } = start()
  const stop = await startStandingBy(parts, aCluster(told))
  await begun(told)

  const stopped = stop()
  await turn()
  expect(told).toEqual(['round begins'])
  round.resolve(undefined)
  await vi.waitFor(() => expect(told).toContain('round ends'))
  expect(told).not.toContain('lease is given back')
  messages.resolve(undefined)
  await stopped

  expect(told).toEqual(['round begins', 'round ends', 'all is sent', 'lease is given back'])
})

it('gives it to the next all the same where a receiver does not answer', async () => {
  const { told, round, parts } = start()
  const stop = await startStandingBy(parts, aCluster(told))
  await begun(told)
  round.resolve(undefined)

  await stop()

  expect(told.at(-1)).toBe('lease is given back')
})

it('waits for what is under way where nobody else evaluates, too', async () => {
  const { told, round, messages, parts } = start()
  const stop = await startEvaluating(parts)
  await begun(told)
  round.resolve(undefined)
  messages.resolve(undefined)

  await stop()

  expect(told.slice(-2)).toEqual(['round ends', 'all is sent'])
})
