import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createSeriesReader } from './read-series.ts'

const bytesOf = (value: unknown) =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))

function readPoints(values: [number, string][], spaced = false) {
  const element = { metric: { __name__: 'up', a: '}"\\' }, values }
  const text = spaced ? JSON.stringify(element, null, 1) : JSON.stringify(element)
  const { labels, samples } = createSeriesReader()(bytesOf(text))
  return {
    labels,
    points: Array.from({ length: samples.length }, (_, n) => [samples.times[n], samples.values[n]]),
  }
}

it.each([
  ['0', 0],
  ['-12.5', -12.5],
  ['1e+21', 1e21],
  ['4.5e-06', 4.5e-6],
  ['+Inf', Infinity],
  ['-Inf', -Infinity],
  ['NaN', NaN],
  ['0.30000000000000004', 0.3],
  ['12345678901234567890', 12345678901234567890],
])('reads the value %s', (text, value) => {
  const { labels, points } = readPoints([[1_700_000_000.123, text]])

  expect(labels).toEqual({ __name__: 'up', a: '}"\\' })
  expect(points[0]?.[0]).toBe(1_700_000_000_123)
  const read = points[0]?.[1] ?? 0
  if (Number.isFinite(value))
    expect(Math.abs(read - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-15)
  else expect(read).toBe(value)
})

it('reads any number as JavaScript does, to the last digits', () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e100, max: 1e100 })
  fc.assert(
    fc.property(fc.array(number, { maxLength: 5 }), fc.boolean(), (values, spaced) => {
      const { points } = readPoints(
        values.map((value, n): [number, string] => [n, String(value)]),
        spaced,
      )

      expect(points).toHaveLength(values.length)
      for (const [n, value] of values.entries()) {
        const read = points[n]?.[1] ?? NaN
        expect(Math.abs(read - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-14 + 1e-300)
      }
    }),
  )
})

it.each([
  '',
  '[]',
  '{"metric":{"a":1},"values":[]}',
  '{"metric":{},"values":[[1,2]]}',
  '{"metric":{},"values":[[1,"2"',
  '{"metric":{},"values":[["x","2"]]}',
])('throws for %s', (text) => {
  expect(() => createSeriesReader()(bytesOf(text))).toThrow()
})

it('has no points of a vector', () => {
  const { samples } = createSeriesReader()(bytesOf({ metric: {}, value: [1, '2'] }))

  expect(samples.length).toBe(0)
})
