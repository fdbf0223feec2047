import { describe, expect, it } from 'vitest'
import { anOutcome } from './an-outcome.ts'
import { toDropRows } from './drop-rows.ts'

describe('toDropRows', () => {
  it('adds up what has kind and reason in common', () => {
    const line = { outcome: 'dropped', reason: 'invalid' } as const

    const rows = toDropRows([
      anOutcome({ ...line, minute: 60_000, n: 2 }),
      anOutcome({ ...line, minute: 120_000, n: 3 }),
    ])

    expect(rows).toEqual([{ kind: 'error', reason: 'invalid', by: 'service', n: 5 }])
  })

  it('tells what the page left out from what the service refused', () => {
    const rows = toDropRows([
      anOutcome({ outcome: 'dropped', reason: 'too-large', n: 1 }),
      anOutcome({ outcome: 'client-dropped', reason: 'rate', n: 7 }),
    ])

    expect(rows.map(({ by, reason }) => [by, reason])).toEqual([
      ['page', 'rate'],
      ['service', 'too-large'],
    ])
  })

  it('leaves out what was received and stored', () =>
    expect(toDropRows([anOutcome(), anOutcome({ outcome: 'stored' })])).toEqual([]))
})
