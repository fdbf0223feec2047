import * as fc from 'fast-check'
import { compress } from 'snappyjs'
import { expect, it } from 'vitest'
import { inflate } from './inflate.ts'
import { uncompress } from './snappy.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

it.each<[string, number[], string]>([
  ['a short literal', [2 << 2, 97, 98, 99], 'abc'],
  ['a literal with its length in a byte', [60 << 2, 2, 97, 98, 99], 'abc'],
  ['a literal with its length in four', [63 << 2, 2, 0, 0, 0, 97, 98, 99], 'abc'],
  ['a near copy', [3 << 2, 97, 98, 99, 100, 1, 4], 'abcdabcd'],
  ['a copy that repeats itself', [1 << 2, 97, 98, (5 << 2) | 2, 2, 0], 'abababab'],
  ['a far copy', [3 << 2, 97, 98, 99, 100, (1 << 2) | 3, 4, 0, 0, 0], 'abcdab'],
])('writes %s', (_, body, text) => {
  expect(uncompress(new Uint8Array(body), text.length)).toEqual(bytes(text))
})

it.each<[string, number[]]>([
  ['ends within a literal', [3 << 2, 97]],
  ['ends within a length', [63 << 2, 2, 0]],
  ['ends within an offset', [3 << 2, 97, 98, 99, 100, 2, 1]],
  ['copies from before its beginning', [2 << 2, 97, 98, 99, 1, 4]],
  ['copies from nowhere', [2 << 2, 97, 98, 99, 1, 0]],
  ['says more than it announced', [4 << 2, 97, 98, 99, 100, 101]],
  ['says less than it announced', [0, 97]],
  ['has a literal of a negative length', [0xfc, 0xfa, 0xff, 0xff, 0xff]],
])('has no answer to a body that %s', (_, body) => {
  expect(uncompress(new Uint8Array(body), 4)).toBeUndefined()
})

it('reads what a compressor of others writes', () => {
  const runs = fc.array(fc.tuple(fc.uint8Array({ maxLength: 90 }), fc.nat(40)), { maxLength: 20 })

  fc.assert(
    fc.property(runs, (pieces) => {
      const plain = Uint8Array.from(
        pieces.flatMap(([piece, times]) => Array.from({ length: times }, () => [...piece]).flat()),
      )

      expect(inflate(compress(plain))).toEqual({ is: 'inflated', bytes: plain })
    }),
  )
})

it('has an answer to a body with a byte of it changed', () => {
  const body = compress(bytes('up{job="a"} 1 up{job="b"} 1 up{job="c"} 0 '.repeat(9)))

  fc.assert(
    fc.property(fc.nat(body.length - 1), fc.nat(255), (at, byte) => {
      const changed = body.with(at, byte)

      expect(['inflated', 'broken']).toContain(inflate(changed).is)
    }),
  )
})
