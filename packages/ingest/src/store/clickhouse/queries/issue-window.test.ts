import fc from 'fast-check'
import { expect, it } from 'vitest'
import { MINUTES_UP_TO_MS, windowParts } from './issue-window.ts'

const at = (text: string) => Date.parse(`2026-11-${text}Z`)

it.each([
  ['minutes', '21T10:00:30', '21T11:00:10', ['minute 21T10:00 21T11:00']],
  ['hours', '20T10:37:30', '21T10:37:10', ['hour 20T10:00 21T10:37']],
  [
    'days between hours',
    '14T10:37:30',
    '21T10:37:10',
    ['hour 14T10:00 15T00:00', 'day 15T00:00 21T00:00', 'hour 21T00:00 21T10:37'],
  ],
  ['whole days', '14T00:00:00', '21T00:00:00', ['day 14T00:00 21T00:00']],
])('a window is read by %s', (_, from, to, expected) => {
  const parts = windowParts({ from: at(from), to: at(to) }, MINUTES_UP_TO_MS)

  const shown = (time: number) => new Date(time).toISOString().slice(8, 16)
  expect(parts.map((part) => `${part.unit} ${shown(part.from)} ${shown(part.to)}`)).toEqual(
    expected,
  )
})

it('leaves nothing out and counts nothing twice', () => {
  const aTime = fc.integer({ min: at('01T00:00:00'), max: at('30T00:00:00') })
  fc.assert(
    fc.property(aTime, aTime, (one, other) => {
      const range = { from: Math.min(one, other), to: Math.max(one, other) + 1 }

      const parts = windowParts(range, MINUTES_UP_TO_MS)

      const [first] = parts
      expect(first?.from).toBeLessThanOrEqual(range.from)
      expect(range.from - (first?.from ?? 0)).toBeLessThan(3_600_000)
      expect(parts.at(-1)?.to).toBe(range.to)
      for (const [index, part] of parts.entries()) {
        if (index > 0) expect(part.from).toBe(parts[index - 1]?.to)
      }
    }),
  )
})
