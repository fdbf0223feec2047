import { expect, it } from 'vitest'
import { createElementReader, NotAnAnswerError } from './read-elements.ts'

const ELEMENTS = [
  { metric: { __name__: 'up', path: '/a"}],[{\\', zone: 'ü' }, values: [[1_700_000_000.1, '1']] },
  { metric: {}, values: [] },
  {
    metric: { a: '\\"' },
    values: [
      [1, 'NaN'],
      [2, '+Inf'],
    ],
  },
]
const BODY = JSON.stringify({
  ...{ status: 'success', warnings: ['one [1]'], isPartial: false },
  data: { resultType: 'matrix', result: ELEMENTS, stats: { a: [1, 2] } },
})

function readIn(sizeBytes: number, body = BODY) {
  const read: unknown[] = []
  const bytes = new TextEncoder().encode(body)
  const reader = createElementReader((element) => {
    read.push(JSON.parse(new TextDecoder().decode(element)))
    return undefined
  })
  for (let at = 0; at < bytes.length; at += sizeBytes) reader.read(bytes.slice(at, at + sizeBytes))
  return { read, envelope: reader.end() }
}

it('cuts an answer into its elements, wherever its pieces break', () => {
  for (let size = 1; size <= BODY.length; size += 1) {
    const { read, envelope } = readIn(size)

    expect(read).toEqual(ELEMENTS)
    expect(envelope.list).toBe('result')
    expect(JSON.parse(envelope.text)).toMatchObject({ data: { result: [], stats: { a: [1, 2] } } })
  }
})

it('reads spaces as well', () => {
  const { read } = readIn(7, JSON.stringify(JSON.parse(BODY), null, 2))

  expect(read).toEqual(ELEMENTS)
})

it('stops where somebody has enough', () => {
  const reader = createElementReader(() => 'enough')

  expect(reader.read(new TextEncoder().encode(BODY))).toBe('enough')
})

it.each([
  '<html>'.padEnd(100_000),
  '{"data":["x"]}',
  `{"data":[{"a":"${'x'.repeat(17_000_000)}"}]}`,
])('holds no more of what is no answer than it must: %.20s', (body) => {
  expect(() => readIn(65_536, body)).toThrow(NotAnAnswerError)
})
