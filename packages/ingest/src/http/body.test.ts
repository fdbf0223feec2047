import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { bodyOf, readBody } from './body.ts'

const LIMITS = { maxBytes: 100_000, maxRatio: 100, withinMs: 10_000 }
const TEXT = '{"v":2,"items":[]}'

/** A body that arrives in these pieces, as a slow network brings it. */
function aRequest(pieces: Uint8Array[], headers: Record<string, string> = {}): Request {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece)
      controller.close()
    },
  })
  return new Request('http://localhost/', { method: 'POST', headers, body, duplex: 'half' })
}

async function read(pieces: Uint8Array[], headers?: Record<string, string>): Promise<string> {
  return new TextDecoder().decode(await readBody(bodyOf(aRequest(pieces, headers)), LIMITS))
}

const plain = Buffer.from(TEXT)
const packed = gzipSync(TEXT)

it.each([
  ['plain', [plain], undefined],
  ['gzip that is named', [packed], { 'Content-Encoding': 'gzip' }],
  ['deflate', [deflateSync(TEXT)], { 'Content-Encoding': 'deflate' }],
  ['Brotli', [brotliCompressSync(TEXT)], { 'Content-Encoding': 'br' }],
  ['Zstandard', [zstdCompressSync(TEXT)], { 'Content-Encoding': ' ZSTD ' }],
  ['gzip that is not named', [packed], undefined],
  ['gzip whose first byte comes alone', [packed.subarray(0, 1), packed.subarray(1)], undefined],
  ['gzip in single bytes', [...packed].map((byte) => Uint8Array.of(byte)), undefined],
  ['plain in single bytes', [...plain].map((byte) => Uint8Array.of(byte)), undefined],
])('reads %s', async (_, pieces, headers) => {
  expect(await read(pieces, headers)).toBe(TEXT)
})

it.each([
  ['nothing', []],
  ['one byte', [Uint8Array.of(0x1f)]],
])('reads %s as it is', async (_, pieces) => {
  expect(await read(pieces)).toHaveLength(pieces.length)
})

it.each([
  ['plain text above the limit', Buffer.alloc(LIMITS.maxBytes + 1, ' '), 'too-large'],
  ['nameless gzip that unpacks to too much', gzipSync(Buffer.alloc(10_000_000)), 'too-large'],
  ['nameless gzip that unpacks too well', gzipSync(Buffer.alloc(90_000)), 'too-large'],
  ['nameless gzip cut short', packed.subarray(0, 15), 'bad-encoding'],
  ['what only begins like gzip', Uint8Array.of(0x1f, 0x8b, 1, 2, 3), 'bad-encoding'],
])('refuses %s', async (_, body, code) => {
  await expect(read([body])).rejects.toMatchObject({ code })
})

const bomb = Buffer.alloc(50_000_000)
it.each([
  ['deflate', deflateSync(bomb)],
  ['br', brotliCompressSync(bomb)],
  ['zstd', zstdCompressSync(bomb)],
])('refuses a bomb of %s before it is whole', async (encoding, body) => {
  const before = process.memoryUsage().rss

  await expect(read([body], { 'Content-Encoding': encoding })).rejects.toMatchObject({
    code: 'too-large',
  })
  expect(process.memoryUsage().rss - before).toBeLessThan(bomb.byteLength - 10_000_000)
})

it('refuses an encoding it does not know', async () => {
  await expect(read([plain], { 'Content-Encoding': 'lzma' })).rejects.toMatchObject({
    code: 'unsupported-encoding',
  })
})

it('gives up on a body that does not end', async () => {
  const body = new ReadableStream<Uint8Array>({ start: (one) => one.enqueue(plain) })
  const request = new Request('http://localhost/', { method: 'POST', body, duplex: 'half' })

  const reading = readBody(bodyOf(request), { ...LIMITS, withinMs: 50 })

  await expect(reading).rejects.toMatchObject({ code: 'too-slow' })
})

it('refuses a body whose connection breaks', async () => {
  const body = new ReadableStream<Uint8Array>({
    pull: (one) => one.error(new Error('the connection broke')),
  })
  const request = new Request('http://localhost/', { method: 'POST', body, duplex: 'half' })

  await expect(readBody(bodyOf(request), LIMITS)).rejects.toMatchObject({ code: 'malformed' })
})
