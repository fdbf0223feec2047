import { describe, expect, it } from 'vitest'
import {
  frozenWindow,
  readWindow,
  shiftedWindow,
  windowBefore,
  windowBounds,
  windowLabel,
  windowOf,
} from './time-window.ts'

describe('time window', () => {
  it('is the last 24 hours unless the address says otherwise', () =>
    expect(windowOf(readWindow({}))).toEqual({ from: '-24h' }))

  it.each(['-0x', 'yesterday', '', 42, null, '-9999999d'])('ignores the bad time %j', (from) =>
    expect(readWindow({ from })).toEqual({}),
  )

  it('ignores an end without a start', () =>
    expect(readWindow({ to: '2025-11-21T14:00:00Z' })).toEqual({}))

  it('keeps a relative and an absolute time as written', () =>
    expect(readWindow({ from: '-7d', to: '2025-11-21T14:00:00Z' })).toEqual({
      from: '-7d',
      to: '2025-11-21T14:00:00Z',
    }))

  it.each([
    [{ from: '-24h' }, 'Last 24 hours'],
    [{ from: '-3h' }, 'Since 3h ago'],
    [{ from: '-3h', to: '-1h' }, '3h ago – 1h ago'],
  ])('names %j', (window, label) => expect(windowLabel(window)).toBe(label))

  it.each([
    [{ from: '-2h' }, -1, '1970-01-01T00:00:00.000Z', '1970-01-01T02:00:00.000Z'],
    [{ from: '-3h', to: '-1h' }, 1, '1970-01-01T01:00:00.000Z', '1970-01-01T03:00:00.000Z'],
    [{ from: '-150m', to: '-30m' }, 1, '1970-01-01T01:00:00.000Z', '1970-01-01T03:00:00.000Z'],
  ] as const)('%j is shifted by %d', (window, direction, from, to) =>
    expect(shiftedWindow(window, 3 * 3_600_000, direction)).toEqual({ from, to }),
  )

  it('goes no further than now', () =>
    expect(shiftedWindow({ from: '-2h' }, 3 * 3_600_000, 1)).toEqual({ from: '-2h' }))

  it('resolves relative ends against now', () =>
    expect(windowBounds({ from: '-1h', to: '-30m' }, 7_200_000)).toEqual({
      from: 3_600_000,
      to: 5_400_000,
    }))

  it.each([
    [{ from: '-24h' }, { from: '-2880m', to: '-24h' }],
    [{ from: '-90s' }, { from: '-3m', to: '-90s' }],
    [{ from: '-45s' }, { from: '-90s', to: '-45s' }],
    [
      { from: '-3h', to: '-2h' },
      { from: '-240m', to: '-3h' },
    ],
    [
      { from: '2026-11-02T00:00:00Z', to: '2026-11-03T00:00:00Z' },
      { from: '2026-11-01T00:00:00.000Z', to: '2026-11-02T00:00:00Z' },
    ],
  ])('finds the window before %j', (window, before) => expect(windowBefore(window)).toEqual(before))

  it('finds none before one that has no length of its own', () =>
    expect(windowBefore({ from: '2026-11-02T00:00:00Z' })).toBeUndefined())

  it('freezes a relative window for sharing', () =>
    expect(frozenWindow({ from: '-1h' }, 3_600_000)).toEqual({
      from: '1970-01-01T00:00:00.000Z',
      to: '1970-01-01T01:00:00.000Z',
    }))
})
