import { describe, expect, it } from 'vitest'
import { anOutcome } from './an-outcome.ts'
import { countsOf, toKindRows } from './kind-rows.ts'

describe('toKindRows', () => {
  it('adds up the minutes of a kind', () => {
    const rows = toKindRows([
      anOutcome({ minute: 60_000, n: 3 }),
      anOutcome({ minute: 120_000, n: 4 }),
      anOutcome({ outcome: 'stored', n: 5 }),
      anOutcome({ outcome: 'dropped', reason: 'invalid', n: 1 }),
      anOutcome({ outcome: 'dropped', reason: 'duplicate', n: 1 }),
      anOutcome({ outcome: 'client-dropped', reason: 'rate', n: 9 }),
    ])

    expect(rows).toEqual([
      { kind: 'error', received: 7, stored: 5, dropped: 2, clientDropped: 9, open: 0 },
    ])
  })

  it.each([
    ['something is missing', 3, 1, 2],
    ['there is too much', 1, 3, -2],
  ])('says by how much it does not add up where %s', (_, received, stored, open) =>
    expect(
      toKindRows([anOutcome({ n: received }), anOutcome({ outcome: 'stored', n: stored })])[0]
        ?.open,
    ).toBe(open),
  )

  it('puts the most frequent kind first, equals by name', () => {
    const rows = toKindRows([
      anOutcome({ kind: 'vital', n: 1 }),
      anOutcome({ kind: 'error', n: 1 }),
      anOutcome({ kind: 'pageview', n: 8 }),
    ])

    expect(rows.map(({ kind }) => kind)).toEqual(['pageview', 'error', 'vital'])
  })

  it('takes a kind by the name of a property for what it is', () =>
    expect(toKindRows([anOutcome({ kind: '__proto__' })])[0]?.kind).toBe('__proto__'))
})

it('counts nothing where nothing came', () =>
  expect(countsOf([])).toEqual({ received: 0, stored: 0, dropped: 0, clientDropped: 0 }))
