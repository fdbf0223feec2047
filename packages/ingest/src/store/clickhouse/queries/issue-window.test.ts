import fc from 'fast-check'
import { expect, it } from 'vitest'
import { MINUTES_UP_TO_MS, windowParts } from './issue-window.ts'

const at = (text: string) => Date.parse(`2026-11-${text}Z`)

/** Long after these windows, unless a test says otherwise. */
const LATER = at('30T00:00:00')

it.each([
  ['minutes', '21T10:00:30', '21T11:00:10', ['minute 21T10:00 21T11:00']],
  ['hours', '21T04:37:30', '21T10:37:10', ['hour 21T04:00 21T10:37']],
  [
    'days between hours',
    '17T10:37:30',
    '21T10:37:10',
    ['hour 17T10:00 18T00:00', 'day 18T00:00 21T00:00', 'hour 21T00:00 21T10:37'],
  ],
  ['whole days', '17T00:00:00', '21T00:00:00', ['day 17T00:00 21T00:00']],
  [
    'a week between days between hours',
    '14T10:37:30',
    '25T10:37:10',
    [
      'hour 14T10:00 15T00:00',
      'day 15T00:00 16T00:00',
      'week 16T00:00 23T00:00',
      'day 23T00:00 25T00:00',
      'hour 25T00:00 25T10:37',
    ],
  ],
  [
    'a whole day at its begin if it is long',
    '01T10:37:30',
    '16T00:00:00',
    ['day 01T00:00 02T00:00', 'week 02T00:00 16T00:00'],
  ],
])('a window is read by %s', (_, from, to, expected) => {
  expect(partsOf(from, to, LATER)).toEqual(expected)
})

it.each([
  ['hours of one day', '21T04:37:30', '21T10:37:10', ['hour 21T04:00 21T10:37']],
  [
    'the day that is filling',
    '20T10:37:30',
    '21T10:37:10',
    ['hour 20T10:00 21T00:00', 'day 21T00:00 21T10:37'],
  ],
  [
    'the week that is filling',
    '14T10:37:30',
    '21T10:37:10',
    ['hour 14T10:00 15T00:00', 'day 15T00:00 16T00:00', 'week 16T00:00 21T10:37'],
  ],
])('a window up to now is read by %s', (_, from, to, expected) => {
  expect(partsOf(from, to, at(to) + 1_000)).toEqual(expected)
})

function partsOf(from: string, to: string, now: number): string[] {
  const parts = windowParts({ from: at(from), to: at(to) }, MINUTES_UP_TO_MS, now)
  const shown = (time: number) => new Date(time).toISOString().slice(8, 16)
  return parts.map((part) => `${part.unit} ${shown(part.from)} ${shown(part.to)}`)
}

it('leaves nothing out and counts nothing twice', () => {
  const aTime = fc.integer({ min: at('01T00:00:00'), max: LATER })
  fc.assert(
    fc.property(aTime, aTime, fc.boolean(), (one, other, isOpen) => {
      const range = { from: Math.min(one, other), to: Math.max(one, other) + 1 }

      const now = isOpen ? range.to : range.to + 3_600_000
      const parts = windowParts(range, MINUTES_UP_TO_MS, now)

      const [first] = parts
      const isLong = range.to - range.from > 14 * 86_400_000
      expect(first?.from).toBeLessThanOrEqual(range.from)
      expect(range.from - (first?.from ?? 0)).toBeLessThan(isLong ? 86_400_000 : 3_600_000)
      expect(parts.at(-1)?.to).toBe(range.to)
      for (const [index, part] of parts.entries()) {
        if (index > 0) expect(part.from).toBe(parts[index - 1]?.to)
        expect(part.from % UNIT_MS[part.unit]).toBe(part.unit === 'week' ? MONDAY_MS : 0)
        // A row that is still filling would hold what came after.
        const next = parts[index + 1]
        if (next || !isOpen)
          expect(isWhole(part) || part.unit === 'hour' || part.unit === 'minute').toBe(true)
      }
    }),
  )
})

const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const
/** Of a week that began with 1970. */
const MONDAY_MS = 4 * UNIT_MS.day

function isWhole({ unit, from, to }: ReturnType<typeof windowParts>[number]): boolean {
  return (to - from) % UNIT_MS[unit] === 0
}
