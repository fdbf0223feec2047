import { describe, expect, it } from 'vitest'
import { InvalidSourceMapError } from './invalid-source-map-error.ts'
import type { DecodedSourceMap } from './flatten-source-map.ts'
import { NONE } from './mappings/mappings.ts'
import { parseSourceMap } from './parse-source-map.ts'

const plain = { version: 3, sources: ['a.ts'], names: [], mappings: 'AAAA' }

describe('parseSourceMap', () => {
  it('reads a map behind a byte order mark and an XSSI line', () => {
    const { map } = parse(`\ufeff)]}'\n${JSON.stringify(plain)}`)

    expect(segmentsOf(map)).toEqual([[0, 0, 0, 0, 0, NONE]])
    expect(map).toMatchObject({ sources: ['a.ts'], sourcesContent: [null], ignoreList: [] })
  })

  it('joins sourceRoot and resolves dots', () => {
    const sources = ['./a.ts', '../b.ts', null]

    const { map } = parse({ ...plain, sourceRoot: 'webpack://shop/src', sources })

    expect(map.sources).toEqual(['webpack://shop/src/a.ts', 'webpack://shop/b.ts', null])
  })

  it('lays the sections of an index map side by side', () => {
    const section = { ...plain, names: ['sum'], mappings: 'AAAAA', sourcesContent: ['one'] }

    const { map } = parse({
      version: 3,
      sections: [
        { offset: { line: 0, column: 0 }, map: section },
        { offset: { line: 0, column: 9 }, map: { ...section, sources: ['b.ts'], ignoreList: [0] } },
      ],
    })

    expect(map).toMatchObject({
      sources: ['a.ts', 'b.ts'],
      sourcesContent: ['one', 'one'],
      ignoreList: [1],
    })
    expect(segmentsOf(map)).toEqual([
      [0, 0, 0, 0, 0, 0],
      [0, 9, 1, 0, 0, 1],
    ])
  })

  it('moves nested sections, by columns only on their first line, and cuts them at the next', () => {
    const inner = { ...plain, mappings: 'AAAA,EAAE;AAAA,EAAE;AAAA' }
    const nestedMap = { version: 3, sections: [{ offset: { line: 0, column: 3 }, map: inner }] }

    const { map } = parse({
      version: 3,
      sections: [
        { offset: { line: 1, column: 5 }, map: nestedMap },
        { offset: { line: 2, column: 2 }, map: { ...plain, mappings: 'A' } },
      ],
    })

    expect(segmentsOf(map).map(([line, column, source]) => [line, column, source])).toEqual([
      [1, 8, 0],
      [1, 10, 0],
      [2, 0, 0],
      [2, 2, NONE],
    ])
  })

  it.each([
    ['ignoreList', { ignoreList: [0] }],
    ['x_google_ignoreList', { x_google_ignoreList: [0] }],
  ])('keeps %s', (_, list) => {
    expect(parse({ ...plain, ...list }).map.ignoreList).toEqual([0])
  })

  it.each(['debugId', 'debug_id'])('reads %s', (key) => {
    const id = '0FB7C0F5-2F1C-4A5E-9D8B-6D8E2C7A1B3C'

    expect(parse({ ...plain, [key]: id }).debugId).toBe(id.toLowerCase())
    expect(parse({ ...plain, [key]: '../../etc' }).debugId).toBeUndefined()
  })

  it('replaces half a surrogate pair, which no UTF-8 could carry on', () => {
    const { map } = parse('{"version":3,"sources":["\\ud800.ts"],"mappings":"","names":["😀"]}')

    expect(map.sources).toEqual(['\ufffd.ts'])
    expect(map.names).toEqual(['😀'])
  })

  it.each([
    ['no JSON', '<!doctype html>', 'not JSON'],
    ['another version', { ...plain, version: 2 }, '`version`'],
    ['no map at all', [], 'version 3 source map'],
    ['sources of another type', { ...plain, sources: [1] }, '`sources.0`'],
    ['an ignored source that is none', { ...plain, ignoreList: [1] }, '`ignoreList`'],
    ['a broken segment', { ...plain, mappings: 'AA' }, 'has 2 fields'],
    ['a section without a map', { version: 3, sections: [{ offset: {} }] }, 'sections.0.offset'],
    ['an index map with mappings', { version: 3, mappings: '', sections: [] }, '`mappings`'],
    ['an offset that would cost gigabytes', sectionsAt(2 ** 31), 'sections.0.offset.line'],
    ['sections out of order', sectionsAt(4, 2), 'overlap or are out of order'],
    ['index maps without end', nested(20), 'nested too deeply'],
    ['nested sections that reach over the next', overlapping(), 'overlap or are out of order'],
    ['more sources than a map may have, in sections', sectionsOf(70_000), '100000 sources'],
    ['columns beyond 31 bits', sectionAtColumn(2 ** 31), 'sections.0.offset.column'],
    ['columns that a section moves beyond 31 bits', sectionAtColumn(2 ** 31 - 1), '31 bits'],
    ['a long sourceRoot', { ...plain, sourceRoot: 'x'.repeat(9_000) }, '`sourceRoot`'],
  ])('refuses %s', (_, json, fault) => {
    expect(() => parse(json)).toThrow(InvalidSourceMapError)
    expect(() => parse(json)).toThrow(fault)
  })

  it('cuts what every frame of a source would carry', () => {
    const names = ['x'.repeat(100_000)]
    const { map } = parse({ ...plain, sources: [`data:${names.join()}`], names })

    expect(map.sources[0]?.length).toBeLessThanOrEqual(2_001)
    expect(map.names[0]).toHaveLength(2_000)
  })

  it('reads more sections than a call takes arguments, and an ignored source once', () => {
    const section = { ...plain, sources: [], mappings: '' }
    const many = (length: number) => ({
      version: 3,
      sections: Array.from({ length }, (_, line) => ({
        offset: { line, column: 0 },
        map: section,
      })),
    })
    const sections = [0, 1, 2].map((i) => ({
      offset: { line: i * 90_000, column: 0 },
      map: many(90_000),
    }))
    const inner = { version: 3, sections }
    const at = { line: 0, column: 0 }

    expect(parse({ version: 3, sections: [{ offset: at, map: inner }] }).map.sources).toEqual([])
    expect(parse({ ...plain, ignoreList: [0, 0, 0] }).map.ignoreList).toEqual([0])
  })

  it('refuses more lines than memory would hold', () => {
    expect(() => parse({ ...plain, mappings: ';'.repeat(3_000_000) })).toThrow('Split the bundle')
  })
})

function sectionsAt(...lines: number[]) {
  const sections = lines.map((line) => ({ offset: { line, column: 0 }, map: plain }))
  return { version: 3, sections }
}

function overlapping() {
  const [section] = sectionsAt(1).sections
  return {
    version: 3,
    sections: [{ offset: { line: 0, column: 0 }, map: sectionsAt(0, 9) }, section],
  }
}

function sectionsOf(sources: number) {
  const map = { ...plain, sources: Array<string>(sources).fill('') }
  const sections = [0, 1].map((line) => ({ offset: { line, column: 0 }, map }))
  return { version: 3, sections }
}

function sectionAtColumn(column: number) {
  const map = { ...plain, mappings: 'CAAA' }
  return { version: 3, sections: [{ offset: { line: 0, column }, map }] }
}

/** Line, column, source, source line and column, name. */
function segmentsOf({ mappings }: DecodedSourceMap): number[][] {
  const { lineStarts, columns, sources, sourceLines, sourceColumns, names } = mappings
  const fields = [columns, sources, sourceLines, sourceColumns, names]
  const segments: number[][] = []
  for (let line = 0; line + 1 < lineStarts.length; line++) {
    for (let at = lineStarts[line] ?? 0; at < (lineStarts[line + 1] ?? 0); at++) {
      segments.push([line, ...fields.map((field) => field[at] ?? NaN)])
    }
  }
  return segments
}

function nested(depth: number): unknown {
  if (depth === 0) return plain
  return { version: 3, sections: [{ offset: { line: 0, column: 0 }, map: nested(depth - 1) }] }
}

function parse(map: unknown) {
  return parseSourceMap(
    new TextEncoder().encode(typeof map === 'string' ? map : JSON.stringify(map)),
  )
}
