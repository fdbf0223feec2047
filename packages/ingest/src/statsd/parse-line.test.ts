import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseLine } from './parse-line.ts'

it.each([
  ['hits:1|c', { name: 'hits', type: 'counter', values: ['1'], weight: 1 }],
  ['hits:3|c|@0.1', { weight: 10 }],
  ['load:-1.5|g', { type: 'gauge', values: ['-1.5'], isDelta: true }],
  ['load:+2|g', { isDelta: true }],
  ['load:2|g', { isDelta: false }],
  ['took:320|ms', { type: 'timer' }],
  ['size:1e3|h', { type: 'histogram' }],
  ['size:5|d', { type: 'histogram' }],
  ['who:ana|s', { type: 'set', values: ['ana'] }],
  ['took:1:2:3|ms|@0.5', { values: ['1', '2', '3'], weight: 2 }],
  [
    'hits:1|c|#route:/cart,beta,host:web-1:80|c:ab12|T1700000000',
    {
      tags: [
        ['route', '/cart'],
        ['beta', 'true'],
        ['host', 'web-1:80'],
      ],
    },
  ],
])('reads %s', (line, expected) => {
  expect(parseLine(line)).toMatchObject({ is: 'metric', ...expected })
})

it.each([
  '',
  'hits',
  ':1|c',
  'hits:|c',
  'hits:one|c',
  'hits:1|',
  'hits:1|c|@0',
  'hits:1|c|@2',
  'hits:1e999|c',
  `${'x'.repeat(201)}:1|c`,
  `hits:${'1:'.repeat(1_000)}1|c`,
  `hits:1|c|#${'x'.repeat(9_000)}`,
])('refuses %j', (line) => {
  expect(parseLine(line).is).toBe('invalid')
})

it.each(['_e{5,4}:title|text', '_sc|db|0', 'hits:1|kv'])('has no place for %s', (line) => {
  expect(parseLine(line).is).toBe('unsupported')
})

it('answers whatever it is given', () => {
  const piece = fc.constantFrom('a', ':', '|', '@', '#', ',', '1', 'c', 'ms', '-', '.')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      expect(parseLine(pieces.join('')).is).toMatch(/^(metric|invalid|unsupported)$/)
    }),
  )
})
