import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseExposition } from './parse.ts'

const GROUP: [string, string][] = [['job', 'backup']]

function linesOf(text: string) {
  const parsed = parseExposition(text, GROUP)
  if (parsed.is === 'broken') throw new Error(`${parsed.line}: ${parsed.detail}`)
  return parsed.families.flatMap(({ name, series }) =>
    series.map(({ labels, type, value }) => [name, Object.fromEntries(labels), type, value]),
  )
}

const of = (__name__: string, own = {}) => ({ __name__, job: 'backup', ...own })

it('reads samples with the type that was declared', () => {
  const text = `# HELP runs_total Runs, all of them.
# TYPE runs_total counter
runs_total{kind="full",} 1027
runs_total { kind = "part" } 3
# a remark
last_run_seconds 1.5e+01\r
`
  expect(linesOf(text)).toEqual([
    ['runs_total', of('runs_total', { kind: 'full' }), 'counter', 1027],
    ['runs_total', of('runs_total', { kind: 'part' }), 'counter', 3],
    ['last_run_seconds', of('last_run_seconds'), '', 15],
  ])
})

it('keeps the parts of a histogram and a summary together', () => {
  const text = `# TYPE took_seconds histogram
took_seconds_bucket{le="1"} 1
took_seconds_bucket{le="+Inf"} 2
took_seconds_sum 3
took_seconds_count 2
# TYPE size summary
size{quantile="0.5"} 7
size_sum 9
other_count 1`

  expect(linesOf(text).map(([family, , type]) => [family, type])).toEqual([
    ...Array.from({ length: 4 }, () => ['took_seconds', 'histogram']),
    ...Array.from({ length: 2 }, () => ['size', 'summary']),
    ['other_count', ''],
  ])
})

it('lets the group say who it is, and leaves empty labels out', () => {
  expect(linesOf('a{job="somebody",b="",c="x"} 1')).toEqual([['a', of('a', { c: 'x' }), '', 1]])
})

it.each([
  [String.raw`a{b="\"q\" \\ \n"} 1`, '"q" \\ \n'],
  ['a{b="}"} 1', '}'],
  ['a{b="x # y, z=\'1\'"} 1', "x # y, z='1'"],
  ['a{b="ü"} 1', 'ü'],
])('reads the value of %s', (line, b) => {
  expect(linesOf(line)).toEqual([['a', of('a', { b }), '', 1]])
})

it.each([
  ['+Inf', Infinity],
  ['-inf', -Infinity],
  ['NaN', NaN],
  ['.5', 0.5],
  ['-3', -3],
])('reads %s as a number', (figure, value) => {
  expect(linesOf(`a ${figure}`)).toEqual([['a', of('a'), '', value]])
})

describe('a line that cannot be read', () => {
  it.each([
    ['a 1\na 2', 2, 'a series comes twice'],
    ['a 1 1700000000000', 1, 'a pushed sample must not carry a time'],
    ['\n\na', 3, 'expected `name'],
    ['a one', 1, 'one is no number'],
    ['9a 1', 1, 'expected `name'],
    ['a{b=c} 1', 1, 'expected label="value"'],
    ['a{b="c"d="e"} 1', 1, 'expected , or }'],
    ['a{b="c",b="d"} 1', 1, 'the label b comes twice'],
    ['a{b="c\\"} 1', 1, 'the value of b has no end'],
    ['# TYPE a speed', 1, 'speed is no type'],
    ['# TYPE a gauge\n# TYPE a counter', 2, 'declared twice'],
  ])('is named: %j', (text, line, detail) => {
    expect(parseExposition(text, GROUP)).toEqual({
      ...{ is: 'broken', line, detail: expect.stringContaining(detail) as unknown },
    })
  })
})

it('answers whatever it is given', () => {
  const piece = fc.constantFrom('a', '{', '}', '"', '\\', '=', ',', ' ', '1', '#', '\n', ' TYPE ')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      expect(parseExposition(pieces.join(''), GROUP).is).toMatch(/^(families|broken)$/)
    }),
  )
})

it.each([
  ['a long name', `${'a'.repeat(1_000_000)} x y`],
  ['many braces', `a{${'}'.repeat(1_000_000)} x y`],
  ['many spaces', `a${' '.repeat(1_000_000)}{`],
])('reads a line of a megabyte once: %s', (_, line) => {
  const startedAt = performance.now()

  expect(parseExposition(line, GROUP)).toMatchObject({ is: 'broken', line: 1 })
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})
