import { describe, expect, it } from 'vitest'
import {
  formatBytes,
  formatCount,
  formatExact,
  formatPercent,
  formatRate,
  formatValue,
} from './numbers.ts'

describe('numbers', () => {
  it.each([
    [0, '0'],
    [812, '812'],
    [9_240, '9.2k'],
    [1_250_000, '1.3M'],
  ])('shortens the count %d to %s', (n, text) => expect(formatCount(n)).toBe(text))

  it('groups an exact count', () => expect(formatExact(9_240)).toBe('9,240'))

  it('keeps three significant digits of a value', () => expect(formatValue(61.2345)).toBe('61.2'))

  it.each([
    [0, 0, '0 %'],
    [0, 10, '0 %'],
    [1, 1_000, '< 1 %'],
    [71, 100, '71 %'],
    [999, 1_000, '99 %'],
    [10, 10, '100 %'],
  ])('shows %d of %d as %s', (part, total, text) => expect(formatPercent(part, total)).toBe(text))

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_830_112, '1.8 MB'],
    [48_000, '48 kB'],
  ])('shows %d bytes as %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text))
})

describe('formatRate', () => {
  it.each([
    [1, '100 %'],
    [0.999999, '99.99 %'],
    [0.9995, '99.95 %'],
    [0.5, '50 %'],
    [0.29, '29 %'],
    [0, '0 %'],
  ])('writes %d as %s', (share, expected) => expect(formatRate(share)).toBe(expected))
})
