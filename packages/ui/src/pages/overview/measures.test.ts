import { describe, expect, it } from 'vitest'
import { changeWords, MEASURES, valueWords, worseSign } from './measures.ts'

describe('measures', () => {
  it.each([
    ['LCP', 2_940, '2.9 s'],
    ['CLS', 0.0412, '0.041'],
    ['error-rate', 0.004, '0.4 %'],
    ['error-rate', 1.2, '120 %'],
    ['apdex', 0.8, '0.80'],
    ['cpu', NaN, '—'],
  ] as const)('shows %s of %d as %s', (fill, value, words) =>
    expect(valueWords(MEASURES[fill], value)).toBe(words),
  )

  it.each([
    ['INP', 612, 402, '+210 ms'],
    ['INP', 402, 612, '−210 ms'],
    ['INP', 402, 402.2, '±0'],
    ['INP', 402, NaN, ''],
  ] as const)('says how %s of %d was at %d: %s', (fill, now, before, words) =>
    expect(changeWords(MEASURES[fill], now, before)).toBe(words),
  )

  it('knows that a lower Apdex is worse', () => {
    expect(worseSign(MEASURES.apdex)).toBe(-1)
    expect(worseSign(MEASURES.cpu)).toBe(1)
  })
})
