import { transform } from 'esbuild'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Frame } from '../process/frame.ts'
import { createMemoryArtifacts } from '../testing/memory-artifacts.ts'
import { zstdCodec } from '../lib/zstd-codec.ts'
import { compileArtifact } from './compile.ts'
import { openIndex } from './index/open-index.ts'
import { symbolicateFrame } from './symbolicate-frame.ts'
import { createMemoryArtifactIndex } from '../testing/memory-artifact-index.ts'
import { createSymbolicator, type Symbolicator } from './symbolicator.ts'

const source = `export function total(items) {
  return items.map((item) => {
    return item.price
  })
}
export const shop = { total }
`
const built = await transform(source, {
  minify: true,
  sourcemap: 'external',
  sourcefile: '../src/total.js',
})
const map = new TextEncoder().encode(built.map)
const file = new TextEncoder().encode(built.code)
const withScopes = compileArtifact({ map, file }, zstdCodec).blob
const withoutScopes = compileArtifact({ map }, zstdCodec).blob

/** What an index takes in memory once a frame was looked up. */
async function openedBytes(): Promise<number> {
  const index = await openIndex({
    read: (offset, length) => Promise.resolve(withScopes.subarray(offset, offset + length)),
    codec: zstdCodec,
  })
  await symbolicateFrame(inCallback, index)
  return index.sizeBytes() + 500
}

const url = 'https://shop.example/assets/app.js?v=3'
const origin = { projectId: 1, release: '1', debugIds: {} }
const inCallback = { file: url, line: 1, column: built.code.indexOf('.price') + 2 }
const upload = { release: '1', path: '/assets/app.js', key: 'app', sizeBytes: 1, uploadedAt: 1 }

let memory: ReturnType<typeof createMemoryArtifacts>
let blobs: Map<string, Uint8Array>
let reads: string[]
let problems: unknown[]
let clock: number
let symbolicator: Symbolicator

beforeEach(() => {
  memory = createMemoryArtifacts(new Map([['app', withScopes]]))
  ;({ blobs, reads } = memory)
  problems = []
  clock = 0
  symbolicator = aSymbolicator(1e9)
})

describe('a frame of an uploaded bundle', () => {
  it('shows where it was written, in which function, and the lines around', async () => {
    const raw = { ...inCallback, function: 'e.map' }

    expect(await resolve(raw)).toEqual({
      function: '<map callback>',
      file: 'src/total.js',
      line: 3,
      column: 17,
      inApp: true,
      status: 'mapped',
      raw,
      context: source.split('\n').map((text, i) => ({ line: i + 1, text })),
    })
  })

  it('counts columns from 1: the one before a token is not yet in it', async () => {
    const before = { ...inCallback, column: inCallback.column - 1 }

    expect((await resolve(inCallback)).column).toBe('    return item.price'.indexOf('price') + 1)
    expect((await resolve(before)).column).toBe('    return item.price'.indexOf('item') + 1)
  })

  it('is in a function from its first column on', async () => {
    const column = built.code.indexOf('.map(') + '.map('.length + 1

    expect((await resolve({ ...inCallback, column })).function).toBe('<map callback>')
    expect((await resolve({ ...inCallback, column: column - 1 })).function).toBe('total')
  })

  it("is not the project's own where the map's ignoreList says so", async () => {
    const ignored = JSON.stringify({ ...(JSON.parse(built.map) as object), ignoreList: [0] })
    blobs.set(
      'app',
      compileArtifact({ map: new TextEncoder().encode(ignored), file }, zstdCodec).blob,
    )

    expect(await resolve(inCallback)).toMatchObject({ status: 'mapped', inApp: false })
  })

  it('falls back on a readable name of the engine where no bundle was uploaded', async () => {
    blobs.set('app', withoutScopes)

    expect((await resolve({ ...inCallback, function: 't' })).function).toBeUndefined()
    expect((await resolve({ ...inCallback, function: 'e.total' })).function).toBe('total')
  })

  it.each([
    ['past the end of the bundle', { file: url, line: 99, column: 1 }],
    ['without a line', { file: url }],
    ['without a column in a minified line', { file: url, line: 1 }],
  ])('keeps its position %s', async (_, raw) => {
    expect(await resolve(raw)).toEqual({
      ...raw,
      inApp: true,
      status: 'outside-map',
      raw,
      context: [],
    })
  })
})

describe('a frame without an upload', () => {
  it.each([
    ['no-map', { file: 'https://shop.example/vendor.js', line: 1, column: 4000 }, true],
    ['not-minified', { file: 'http://localhost/src/main.ts', line: 3, column: 4 }, true],
    ['not-minified', { file: 'chrome-extension://abc/assets/app.js', line: 1, column: 9 }, false],
    ['not-minified', { function: 'Array.map', file: '[native code]' }, false],
    ['not-minified', { function: 'Array.map' }, false],
  ] as const)('is %s: %j', async (status, raw, inApp) => {
    expect(await resolve(raw)).toEqual({ ...raw, inApp, status, raw, context: [] })
  })
})

describe('the store of artifacts', () => {
  it('is read once for concurrent first frames', async () => {
    const frames = [inCallback, inCallback]

    await Promise.all([
      symbolicator.symbolicate(origin, frames),
      symbolicator.symbolicate(origin, frames),
    ])

    expect(reads).toEqual(['app'])
  })

  it.each([
    ['both fit', 2.5, ['app', 'other']],
    ['only one fits', 1.5, ['app', 'other', 'app']],
    ['none fits', 0.5, ['app', 'other', 'app']],
  ])('is read as often as the cache needs when %s', async (_, share, expected) => {
    blobs.set('other', withScopes)
    symbolicator = aSymbolicator(Math.round(share * (await openedBytes())))

    await resolve(inCallback)
    await resolve({ ...inCallback, file: '/other.js' })
    await resolve(inCallback)

    expect(reads).toEqual(expected)
  })

  it('is not read for each frame of a map above the size of the cache', async () => {
    symbolicator = aSymbolicator(1)

    await resolve(inCallback)
    await resolve(inCallback)

    expect(reads).toEqual(['app'])
  })

  it.each([
    ['damaged', () => blobs.set('app', withScopes.subarray(0, 50))],
    ['missing', () => blobs.delete('app')],
  ])('may hold a %s blob: the frame has no map and the problem is told once', async (_, damage) => {
    damage()

    expect(await resolve(inCallback)).toMatchObject({ status: 'no-map', ...inCallback })
    await resolve(inCallback)

    expect(problems).toEqual([expect.any(Error)])
  })

  it.each([
    ['ten seconds', 10_000],
    ['a clock that was set back', -86_400_000],
  ])('is asked again after %s when a blob could not be read', async (_, later) => {
    blobs.delete('app')
    await resolve(inCallback)
    blobs.set('app', withScopes)

    clock = later

    expect((await resolve(inCallback)).status).toBe('mapped')
  })
})

function aSymbolicator(cacheBytes: number): Symbolicator {
  return createSymbolicator({
    artifacts: memory.store,
    index: createMemoryArtifactIndex([upload, { ...upload, path: '/other.js', key: 'other' }]),
    codec: zstdCodec,
    cacheBytes,
    now: () => clock,
    onProblem: (error) => problems.push(error),
  })
}

async function resolve(frame: Frame) {
  const [resolved] = await symbolicator.symbolicate(origin, [frame])
  if (!resolved) throw new Error('no frame came back')
  return resolved
}
