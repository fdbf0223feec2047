import { encodedMap, originalPositionFor, TraceMap } from '@jridgewell/trace-mapping'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { zstdCodec } from '../../lib/zstd-codec.ts'
import type { DecodedSourceMap } from '../flatten-source-map.ts'
import { flattenSourceMap } from '../flatten-source-map.ts'
import { segmentAt } from '../mappings/mappings.ts'
import { contextLines, toSourceText } from '../context-lines.ts'
import { NO_SCOPES, packScopes, type FunctionScope } from '../scopes/function-scopes.ts'
import { UnreadableIndexError } from './index-file.ts'
import { openIndex, type SourceMapIndex } from './open-index.ts'
import { writeIndex, type IndexContent } from './write-index.ts'

type Line = (
  [number] | [number, number, number, number] | [number, number, number, number, number]
)[]

const gap = fc.oneof(fc.nat(3), fc.nat(200), fc.nat(1_000_000))
const segment = fc.tuple(gap, fc.nat(2), gap, gap, fc.option(fc.nat(2), { nil: undefined }))
const lines = fc.array(fc.array(segment, { maxLength: 60 }), { maxLength: 12 })

describe('a look-up', () => {
  it('answers as @jridgewell/trace-mapping does, wherever it asks', async () => {
    await fc.assert(
      fc.asyncProperty(lines, async (steps) => {
        const mappings = steps.map(toLine)
        const trace = new TraceMap({ ...aMap, mappings })
        const index = await open(contentOf(trace))

        for (const [line, column] of positionsAround(mappings)) {
          const at = lastColumn(mappings[line] ?? [], column)
          const expected = originalPositionFor(trace, { line: line + 1, column: at })
          const found = await index.find(line, column)
          const isMapped = found !== undefined && found.source >= 0
          expect({
            line: isMapped ? found.sourceLine + 1 : null,
            column: isMapped ? found.sourceColumn : null,
            source: isMapped ? await index.source(found.source) : null,
            name: (isMapped && (await index.name(found.name))) || null,
          }).toEqual(expected)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('reads one page of many, once, and has no promise for the next', async () => {
    const { index, reads } = await openCounted(contentOf(aLongLine(50_000)))
    const opened = reads.length

    const first = await index.find(0, 123_456)
    const again = index.find(0, 123_456)

    expect(first).toMatchObject({ line: 0, column: 123_456, sourceColumn: scattered(41_152) })
    expect(again).toEqual(first)
    expect(reads.length - opened).toBeLessThanOrEqual(1)
  })

  it('finds the first of equal positions where a page is full', async () => {
    const line: Line = Array.from({ length: 9_000 }, (_, i) => [7, 0, i, 0])
    const index = await open(
      contentOf(new TraceMap({ ...aMap, mappings: [[[0, 0, 0, 0], ...line]] })),
    )

    expect(await index.find(0, 8)).toMatchObject({ column: 7, sourceLine: 0 })
  })

  it('is quick where a hostile map has millions of equal positions', async () => {
    const length = 2_000_000
    const mappings = `${Array<string>(length).fill('AACA').join()},OAAA;AAAA`
    const map = flattenSourceMap({ ...aMap, mappings })
    const index = await open({ ...map, scopes: NO_SCOPES, lineStarts: undefined })
    await index.find(0, 3)
    const start = process.cpuUsage()

    for (let i = 0; i < 200; i++) segmentAt(map.mappings, 0, 3)
    for (let i = 0; i < 200; i++) await index.find(0, 3)

    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(1)
    expect(segmentAt(map.mappings, 0, 3)).toBe(0)
    expect(await index.find(0, 3)).toMatchObject({ column: 0, sourceLine: 1 })
    expect(await index.find(0, 9)).toMatchObject({ column: 7, sourceLine: length })
    expect(await index.find(1, 0)).toMatchObject({ line: 1, column: 0, sourceLine: length })
  })
})

describe('a line without a column', () => {
  it.each([
    [
      'all of one line',
      [
        [0, 0, 4, 2],
        [5, 0, 4, 9],
      ],
      4,
    ],
    [
      'of two lines',
      [
        [0, 0, 4, 2],
        [5, 0, 5, 0],
      ],
      undefined,
    ],
    [
      'of two sources',
      [
        [0, 0, 4, 2],
        [5, 1, 4, 0],
      ],
      undefined,
    ],
    ["of one, and the tool's own", [[0, 0, 4, 2], [5]], 4],
    ['of none', [], undefined],
  ])('that is %s', async (_, line, expected) => {
    const other: Line = [[0, 1, 9, 9]]
    const mappings = [other, line as unknown as Line, other]
    const index = await open(contentOf(new TraceMap({ ...aMap, mappings })))

    expect((await index.findWholeLine(1))?.sourceLine).toBe(expected)
  })

  it('is told over the pages of a long line', async () => {
    const index = await open(contentOf(aLongLine(20_000)))

    expect(await index.findWholeLine(0)).toMatchObject({ sourceLine: 0, column: 0 })
    expect(await index.findWholeLine(1)).toBeUndefined()
  })

  it('is none where it is longer than any that was written by hand', async () => {
    const { index, reads } = await openCounted(contentOf(aLongLine(100_000)))
    const opened = reads.length

    expect(await index.findWholeLine(0)).toBeUndefined()
    expect(reads).toHaveLength(opened)
  })
})

describe('the text around a line', () => {
  const long = Array.from({ length: 30_000 }, (_, i) => `line ${i} ${'x'.repeat(i % 40)}`)

  it.each([0, 4, 1_500, 14_999, 29_999])('is in one piece at line %i', async (line) => {
    const index = await open(contentOf(emptyMap, { sourcesContent: ['short', long.join('\r\n')] }))

    const piece = await index.text({ source: 1, line })

    const { text, firstLine } = piece ?? { text: { content: '' }, firstLine: NaN }
    const held = text.content.split('\r\n').slice(0, -1)
    const wanted = long.slice(Math.max(line - 5, 0), line + 6)
    expect(firstLine).toBeLessThanOrEqual(Math.max(line - 5, 0))
    expect([...held, long.at(-1)].slice(Math.max(line - 5, 0) - firstLine)).toEqual(
      expect.arrayContaining(wanted),
    )
    expect(held.length).toBeLessThan(10_000)
  })

  it.each(['\n', '\r\n'])(
    'takes no more than it had, of long lines too, ended by %j',
    async (end) => {
      const lines = Array.from({ length: 60 }, (_, i) => `${String(i)} `.repeat(30_000))
      const content = contentOf(emptyMap, { sourcesContent: [lines.join(end)] })
      const index = await open(content)

      const piece = await index.text({ source: 0, line: 30 })

      const { text, firstLine } = piece ?? { text: toSourceText(''), firstLine: NaN }
      const shown = contextLines(text, { line: 30 - firstLine + 1, column: 80_000 })
      const whole = contextLines(toSourceText(lines.join(end)), { line: 31, column: 80_000 })
      expect(shown.map((each) => ({ ...each, line: each.line + firstLine }))).toEqual(whole)
      expect(text.content.length).toBeLessThan(100_000)
    },
  )

  it('leaves a line of megabytes empty', async () => {
    const lines = ['first', 'x'.repeat(2_000_000), 'third']
    const index = await open(contentOf(emptyMap, { sourcesContent: [lines.join('\n')] }))

    expect((await index.text({ source: 0, line: 2 }))?.text.content).toBe('first\n\nthird')
  })

  it('is none where the map came without it', async () => {
    const index = await open(contentOf(emptyMap, { sourcesContent: [null, 'b'] }))

    expect(await index.text({ source: 0, line: 0 })).toBeUndefined()
    expect((await index.text({ source: 1, line: 0 }))?.text.content).toBe('b')
  })
})

describe('the function around a position', () => {
  const nested: FunctionScope[] = [
    aScope('outer', [0, 0], [9_000, 0]),
    ...Array.from({ length: 3_000 }, (_, i) => aScope(`f${i}`, [i * 2, 1], [i * 2 + 1, 1])),
  ]

  it('is found in a page that does not hold where the outer one began', async () => {
    const index = await open(contentOf(emptyMap, { scopes: packScopes(nested) }))
    const nameAt = async (line: number) => {
      const scope = await index.scope({ line, column: 4 }, { source: 0, line: 9_999 })
      return index.name(scope?.name ?? -1)
    }

    expect(await nameAt(4_000)).toBe('f2000')
    expect(await nameAt(4_001)).toBe('outer')
    expect(await nameAt(8_999)).toBe('outer')
    expect(await nameAt(9_001)).toBeUndefined()
  })
})

it('turns an offset of the generated file into its line and column', async () => {
  const index = await open(contentOf(emptyMap, { lineStarts: [0, 10, 500_000] }))

  expect(await index.positionOf(12)).toEqual({ line: 1, column: 2 })
  expect(await index.positionOf(500_001)).toEqual({ line: 2, column: 1 })
  expect(await (await open(contentOf(emptyMap))).positionOf(1)).toBeUndefined()
})

describe('a file that is damaged', () => {
  const bytes = writeIndex(contentOf(aLongLine(50_000)), zstdCodec)

  it.each([
    ['of another kind', Uint8Array.of(80, 75, 3, 4, 0, 0, 0, 0)],
    ['empty', new Uint8Array()],
    ['cut', bytes.subarray(0, 60)],
    ['changed in the head', changed(bytes, 40)],
  ])('%s is told apart', async (_, damaged) => {
    await expect(openBytes(damaged)).rejects.toThrow(UnreadableIndexError)
  })

  it('is not believed how long its head is', async () => {
    const damaged = Uint8Array.from(bytes)
    damaged.fill(255, 4, 8)
    const asked: number[] = []
    const read = (offset: number, length: number) => {
      asked.push(length)
      return Promise.resolve(damaged.subarray(offset, offset + length))
    }

    await expect(openIndex({ read, codec: zstdCodec })).rejects.toThrow(UnreadableIndexError)
    expect(Math.max(...asked)).toBeLessThan(1_000_000)
  })

  it('is not unpacked to more than any index has', async () => {
    const head = zstdCodec.pack(new Uint8Array(80 * 1024 * 1024))
    const damaged = new Uint8Array([...bytes.subarray(0, 8), ...head])
    new DataView(damaged.buffer).setUint32(4, head.length, true)

    await expect(openBytes(damaged)).rejects.toThrow(UnreadableIndexError)
  })

  it('in a page is told when that is read', async () => {
    const index = await openBytes(changed(bytes, Math.floor(bytes.length / 2)))

    await expect(index.findWholeLine(0)).rejects.toThrow(UnreadableIndexError)
  })
})

const aMap = { version: 3 as const, sources: ['a.ts', 'b.ts', 'c.ts'], names: ['x', 'y', 'z'] }
const emptyMap = new TraceMap({ ...aMap, mappings: [] })

function toLine(steps: [number, number, number, number, number | undefined][]): Line {
  let column = 0
  return steps.map(([step, source, line, sourceColumn, name]) => {
    column += step
    return name === undefined
      ? [column, source, line, sourceColumn]
      : [column, source, line, sourceColumn, name]
  })
}

/** Every segment, the columns beside it, and lines that have none. */
function positionsAround(mappings: readonly Line[]): [number, number][] {
  const onLines = mappings.flatMap((line, i) =>
    line.flatMap(([column]) =>
      [column - 1, column, column + 1].map((at): [number, number] => [i, Math.max(at, 0)]),
    ),
  )
  return [...onLines, [mappings.length, 0], [mappings.length + 5, 3]]
}

/** One generated line of so many segments, three columns apart, all of the first original line. */
function aLongLine(segments: number): TraceMap {
  const line: Line = Array.from({ length: segments }, (_, i) => [i * 3, 0, 0, scattered(i)])
  const [first = [0, 0, 0, 0]] = line
  return new TraceMap({ ...aMap, mappings: [line, [first, [9, 1, 5, 0]]] })
}

/** Of no pattern that would pack into nothing. */
function scattered(i: number): number {
  return (i * i * 31) % 10_007
}

/** That a segment has, at or before a column; of several there, `trace-mapping` takes the first when asked for it. */
function lastColumn(line: Line, column: number): number {
  return line.map(([at]) => at).findLast((at) => at <= column) ?? column
}

function aScope(name: string, start: [number, number], end: [number, number]): FunctionScope {
  const position = ([line, column]: [number, number]) => ({ line, column })
  return { name, start: position(start), end: position(end), origin: { source: 0, line: start[0] } }
}

function contentOf(trace: TraceMap, changes: Partial<IndexContent> = {}): IndexContent {
  const map: DecodedSourceMap = flattenSourceMap(encodedMap(trace))
  return { ...map, scopes: NO_SCOPES, lineStarts: undefined, ...changes }
}

function open(content: IndexContent): Promise<SourceMapIndex> {
  return openBytes(writeIndex(content, zstdCodec))
}

function openBytes(bytes: Uint8Array): Promise<SourceMapIndex> {
  const read = (offset: number, length: number) =>
    Promise.resolve(bytes.subarray(offset, offset + length))
  return openIndex({ read, codec: zstdCodec })
}

async function openCounted(content: IndexContent) {
  const bytes = writeIndex(content, zstdCodec)
  const reads: [number, number][] = []
  const index = await openIndex({
    read: (offset, length) => {
      reads.push([offset, length])
      return Promise.resolve(bytes.subarray(offset, offset + length))
    },
    codec: zstdCodec,
  })
  return { index, reads }
}

function changed(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 255
  return copy
}
