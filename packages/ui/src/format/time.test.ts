import { describe, expect, it } from 'vitest'
import {
  formatAbsolute,
  formatAgo,
  formatDuration,
  formatOffset,
  formatSpan,
  formatTick,
} from './time.ts'

describe('time', () => {
  it.each([
    [400, '0 s'],
    [4_000, '4 s'],
    [22 * 60_000, '22 min'],
    [7_300_000, '2 h'],
    [3.4 * 86_400_000, '3 d'],
  ])('shows a span of %d ms as %s', (ms, text) => expect(formatSpan(ms)).toBe(text))

  it.each([Date.UTC(2026, 0, 9, 3, 4, 5), Date.UTC(2026, 6, 19, 13, 14, 15)])(
    'names the time %d and its zone as Intl does',
    (at) => {
      const whole = new Intl.DateTimeFormat('en-GB', {
        ...({ day: 'numeric', month: 'short', year: 'numeric' } as const),
        ...({ hour: '2-digit', minute: '2-digit', second: '2-digit' } as const),
        timeZoneName: 'short',
      })
      expect(formatAbsolute(at)).toBe(whole.format(at))
    },
  )

  it('says how long ago', () => expect(formatAgo(10_000, 70_000)).toBe('1 min ago'))

  it('takes the future of a wrong clock for now', () =>
    expect(formatAgo(90_000, 70_000)).toBe('just now'))

  it.each([
    [0.4, '0 ms'],
    [612, '612 ms'],
    [2_940, '2.9 s'],
    [10_012, '10 s'],
    [61_000, '1 min'],
  ])('shows a duration of %d ms as %s', (ms, text) => expect(formatDuration(ms)).toBe(text))

  it.each([
    [-3_100, '−3.1 s'],
    [380, '+380 ms'],
    [0, '0 s'],
  ])('shows an offset of %d ms as %s', (ms, text) => expect(formatOffset(ms)).toBe(text))

  it('ticks in days where the axis spans days', () => {
    const at = Date.UTC(2025, 10, 21, 12)

    expect(formatTick(at, 7 * 86_400_000)).toBe('21 Nov')
    expect(formatTick(at, 3_600_000)).toMatch(/^\d\d:\d\d$/)
  })
})
