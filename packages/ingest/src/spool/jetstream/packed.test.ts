import { randomBytes } from 'node:crypto'
import { zstdCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { toFrame } from './frame.ts'
import { pack, unpack } from './packed.ts'

const beacon = (nth: number) =>
  new TextEncoder().encode(JSON.stringify({ nth, items: [{ is: 'error', message: 'undefined' }] }))

it('makes what is alike smaller, and gives it back as it was', () => {
  const frame = toFrame(Array.from({ length: 20_000 }, (_, nth) => beacon(nth)))

  const packed = pack(frame)

  expect(packed.byteLength).toBeLessThan(frame.byteLength / 4)
  expect(Buffer.compare(unpack(packed), frame)).toBe(0)
})

it('leaves what does not become smaller', () => {
  const frame = toFrame([randomBytes(3_000)])

  expect(pack(frame)).toBe(frame)
  expect(unpack(frame)).toBe(frame)
})

it('leaves what was not packed as it is, empty ones too', () => {
  for (const frame of [toFrame([]), toFrame([beacon(1), beacon(2)])])
    expect(unpack(frame)).toBe(frame)
})

it('is read from the middle of a larger block, as it comes off the network', () => {
  const frame = toFrame(Array.from({ length: 50 }, (_, nth) => beacon(nth)))
  const packed = pack(frame)
  const block = new Uint8Array(packed.byteLength + 9)
  block.set(packed, 5)

  expect(Buffer.compare(unpack(block.subarray(5, 5 + packed.byteLength)), frame)).toBe(0)
})

it('refuses what is torn, and what would fill the memory', () => {
  const packed = pack(toFrame(Array.from({ length: 50 }, (_, nth) => beacon(nth))))

  expect(() => unpack(packed.subarray(0, packed.byteLength - 1))).toThrow()
  expect(() => unpack(zstdCompressSync(Buffer.alloc(64 * 1024 * 1024)))).toThrow()
})
