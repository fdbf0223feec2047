import { decodedMappings, TraceMap } from '@jridgewell/trace-mapping'
import { toSourceText, type SourceText } from '../context-lines.ts'
import { isInAppSource } from '../in-app.ts'
import type { FunctionScopes } from '../scopes/function-scopes.ts'
import { toSourcePath } from '../source-path.ts'
import type { CompiledArtifact } from './compiled-artifact.ts'

/** What frames of one source share, worked out once. */
export interface OriginalSource {
  path: string
  inApp: boolean
  /** Split into lines at the first frame that needs them. */
  text: () => SourceText | undefined
}

export interface DecodedArtifact {
  trace: TraceMap
  /** As in the map; undefined where the map names none. */
  sources: (OriginalSource | undefined)[]
  scopes: FunctionScopes
  sizeBytes: number
}

/** An array of five small integers in V8, its header and its place in the line. */
const SEGMENT_BYTES = 90
/** Two for the text as UTF-16, and what the starts of its lines come to. */
const BYTES_PER_CHARACTER = 2.2

export function decodeArtifact({ map, scopes }: CompiledArtifact): DecodedArtifact {
  const trace = new TraceMap(map)
  const segments = decodedMappings(trace).reduce((sum, line) => sum + line.length, 0)
  const characters = [...map.sourcesContent, ...map.sources, ...map.names].reduce(
    (sum, text) => sum + (text?.length ?? 0),
    map.mappings.length,
  )
  const ignored = new Set(map.ignoreList)
  return {
    trace,
    sources: map.sources.map((source, i) =>
      source === null ? undefined : toOriginalSource(source, map.sourcesContent[i], ignored.has(i)),
    ),
    scopes,
    sizeBytes: Math.ceil(
      segments * SEGMENT_BYTES + characters * BYTES_PER_CHARACTER + scopes.table.byteLength,
    ),
  }
}

function toOriginalSource(
  source: string,
  content: string | null | undefined,
  ignored: boolean,
): OriginalSource {
  let text: SourceText | undefined
  return {
    path: toSourcePath(source),
    inApp: isInAppSource(source, ignored),
    text: () => (typeof content === 'string' ? (text ??= toSourceText(content)) : undefined),
  }
}
