import { expect, it } from 'vitest'
import type { StreamEvent } from '../contract/stream.ts'
import { createAttempts, NO_PROJECT } from './attempts.ts'

function start() {
  let at = 1_000
  const told: StreamEvent[] = []
  const attempts = createAttempts({ now: () => at, publish: (event) => told.push(event) })
  return { attempts, told, pass: (ms: number) => (at += ms) }
}

it('counts what is alike, newest first, of this project and of wrong keys', () => {
  const { attempts, pass } = start()
  attempts.refused(1, 'origin-not-allowed', 'https://a.example')
  pass(1)
  attempts.refused(NO_PROJECT, 'unknown-key', undefined)
  pass(1)
  attempts.refused(1, 'origin-not-allowed', 'https://a.example')
  attempts.refused(2, 'too-large', 'https://b.example')
  attempts.loaded('https://a.example')
  attempts.loaded(undefined)

  expect(attempts.of(1)).toEqual({
    refused: [
      { reason: 'origin-not-allowed', origin: 'https://a.example', n: 2, lastAt: 1_002 },
      { reason: 'unknown-key', origin: '', n: 1, lastAt: 1_001 },
    ],
    loads: [{ origin: 'https://a.example', at: 1_002 }],
  })
})

it('keeps little of a flood, and tells of it once a second', () => {
  const { attempts, told, pass } = start()
  for (let n = 0; n < 1_000; n += 1) attempts.refused(1, 'unknown-key', `https://${n}.example`)
  attempts.refused(1, 'unknown-key', 'x'.repeat(9_999))
  pass(1_000)
  attempts.refused(1, 'unknown-key', undefined)

  const { refused } = attempts.of(1)
  expect(refused).toHaveLength(20)
  expect(Math.max(...refused.map(({ origin }) => origin.length))).toBe(300)
  expect(told).toEqual([
    { is: 'attempt', projectId: 1 },
    { is: 'attempt', projectId: 1 },
  ])
})
