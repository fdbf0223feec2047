import { readFileSync } from 'node:fs'
import { originalPositionFor, TraceMap, type SourceMapInput } from '@jridgewell/trace-mapping'
import { zstdCodec } from '../../packages/ingest/src/lib/zstd-codec.ts'
import {
  openIndex,
  type SourceMapIndex,
} from '../../packages/ingest/src/symbolicate/index/open-index.ts'

export interface Place {
  source?: string | null | undefined
  /** From 1; the column from 0. */
  line?: number | null
  column?: number | null
  name?: string | null | undefined
}

/** Where a position, both numbers from 0, comes from. */
export type LookUp = (line: number, column: number) => Place

export interface Reader {
  lookUp: LookUp
  /** Reads the pages of these positions, line and column in turn, where that is not done at once. */
  warm?: (positions: Int32Array) => Promise<void>
  /** What it holds, by its own account. */
  bytesAMapping?: () => number
}

/** Ours opens the compiled file, the others the map. */
export type Open = (file: string) => Promise<Reader>

const NOWHERE: Place = { source: null, line: null, column: null, name: null }

export const READERS: Record<string, Open> = {
  seismo: async (file) => {
    const bytes = readFileSync(file)
    const index = await openIndex({
      read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
      codec: zstdCodec,
    })
    const [names, sources] = [await stringsOf(index.name), await stringsOf(index.source)]
    return {
      warm: async (positions) => {
        for (let i = 0; i < positions.length; i += 2) {
          await index.find(positions[i] ?? 0, positions[i + 1] ?? 0)
        }
      },
      bytesAMapping: () => index.sizeBytes() / index.segments,
      lookUp: (line, column) => {
        const segment = index.find(line, column)
        if (segment instanceof Promise || !segment || segment.source < 0) return NOWHERE
        return {
          source: sources[segment.source],
          line: segment.sourceLine + 1,
          column: segment.sourceColumn,
          name: names[segment.name],
        }
      },
    }
  },
  'trace-mapping': (file) => {
    const trace = new TraceMap(JSON.parse(readFileSync(file, 'utf8')) as SourceMapInput)
    return Promise.resolve({
      lookUp: (line, column) => originalPositionFor(trace, { line: line + 1, column }),
    })
  },
  'source-map': async (file) => {
    const { SourceMapConsumer } = await import('source-map')
    const consumer = await new SourceMapConsumer(readFileSync(file, 'utf8'))
    return {
      lookUp: (line, column) => consumer.originalPositionFor({ line: line + 1, column }),
    }
  },
  'source-map-js': async (file) => {
    const { SourceMapConsumer } = await import('source-map-js')
    const consumer = new SourceMapConsumer(
      JSON.parse(readFileSync(file, 'utf8')) as ConstructorParameters<typeof SourceMapConsumer>[0],
    )
    return {
      lookUp: (line, column) => consumer.originalPositionFor({ line: line + 1, column }),
    }
  },
}

async function stringsOf(read: SourceMapIndex['name']): Promise<string[]> {
  const strings: string[] = []
  for (let next = await read(0); next !== undefined; next = await read(strings.length)) {
    strings.push(next)
  }
  return strings
}
