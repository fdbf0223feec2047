import { pageAt, toStarts } from './directory.ts'
import type { SegmentDirectory } from './head.ts'
import { createParts, type Section } from './parts.ts'
import type { Segment } from './row.ts'
import { createCursor, findInPage, isLineOfOne, pageBytes, readPage } from './segment-page.ts'

export interface SegmentReader {
  /**
   * The segment that a position of the generated file belongs to: the last of its line at or before
   * it. No promise where its page was read before.
   */
  find: (line: number, column: number) => Promise<Segment | undefined> | Segment | undefined
  /** The first segment of a line whose segments all come from one line; undefined for any other. */
  findWholeLine: (line: number) => Promise<Segment | undefined>
}

/** Of a line without a column: one with more is minified, and reading all of it takes the time of others. */
const MAX_PAGES_OF_A_LINE = 16

export function createSegmentReader(directory: SegmentDirectory, section: Section): SegmentReader {
  const starts = toStarts(directory)
  const cursor = createCursor()
  const pages = createParts(section, {
    decode: (bytes, page) => readPage(bytes, starts.lines[page] ?? 0),
    sizeOf: pageBytes,
  })

  function find(line: number, column: number) {
    const page = pageAt(starts, line, column)
    if (page < 0) return undefined
    const loaded = pages.loaded(page)
    if (loaded) return onLine(findInPage(loaded, cursor, { line, column }), line)
    return pages.load(page).then((read) => onLine(findInPage(read, cursor, { line, column }), line))
  }

  async function findWholeLine(line: number): Promise<Segment | undefined> {
    let first: Segment | undefined
    const last = pageAt(starts, line, Infinity)
    const from = Math.max(pageAt(starts, line, -1), 0)
    if (last - from > MAX_PAGES_OF_A_LINE) return undefined
    for (let page = from; page <= last; page++) {
      const found = isLineOfOne(await pages.load(page), line, first)
      if (found === false) return undefined
      first = found
    }
    return first
  }

  return { find, findWholeLine }
}

function onLine(segment: Segment | undefined, line: number): Segment | undefined {
  return segment?.line === line ? segment : undefined
}
