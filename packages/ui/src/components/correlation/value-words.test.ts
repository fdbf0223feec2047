import { expect, it } from 'vitest'
import { rangeWords, valueWords } from './value-words.ts'

it.each([
  [0.12, 's', '120 ms'],
  [0.0004, 's', '0.4 ms'],
  [2.4, 's', '2.4 s'],
  [612, 'ms', '612 ms'],
  [0, 'ms', '0 ms'],
  [3_400_000_000, 'bytes', '3.4 GB'],
  [0, 'bytes', '0 B'],
  [1_200, 'bytes/s', '1.2 kB/s'],
  [0.842, 'ratio', '84.2 %'],
  [84, '%', '84 %'],
  [61, '/min', '61/min'],
  [61, 'connections', '61 connections'],
  [0.0305, '', '0.0305'],
  [2, 'errors a minute', '2 errors a minute'],
  [31.04, '% failed', '31 % failed'],
  [1e300, 's', '1.0e+300 s'],
  [-5, '', '−5'],
  [-2_000, 'bytes', '−2.0 kB'],
])('says %d in %j as %j', (value, unit, words) => expect(valueWords(value, unit)).toBe(words))

it.each([
  [0, 67, 'errors a minute', '0 – 67 errors a minute'],
  [0, 2.7, 's', '0 ms – 2.7 s'],
  [1, 2, '', '1 – 2'],
])('says from %d to %d in %j as %j', (low, high, unit, words) =>
  expect(rangeWords({ low, high }, unit)).toBe(words),
)
