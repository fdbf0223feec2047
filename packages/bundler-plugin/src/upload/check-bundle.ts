import type { SectionedSourceMapInput } from '@jridgewell/trace-mapping'
import { agreedDebugId, findDebugIds, type FoundDebugIds } from '../debug-ids/agreed-debug-id.ts'
import { parseSourceMap, type SourceMapJson } from '../debug-ids/source-map.ts'
import { isScript } from '../map-name.ts'
import { UploadError } from '../upload-error.ts'
import type { Bundle } from './bundle.ts'
import { samplePosition, type SamplePosition } from './sample-position.ts'

/** What was seen in a built file and its map, without the two. */
export interface CheckedBundle {
  path: string
  mapPath: string | undefined
  debugId: string | undefined
  found: FoundDebugIds
  /** The page is told the id: by code in the file, ours or another tool's. */
  isRegistered: boolean
  hasSourcesContent: boolean
  position: SamplePosition | undefined
}

/** @throws UploadError where the map is none or is of another build than the file. */
export function checkBundle({ path, text, map: mapText, mapPath }: Bundle): CheckedBundle {
  const map = parseSourceMap(mapText, mapPath ?? `the map in ${path}`)
  const found = findDebugIds(text, map)
  const debugId = agreedDebugId(found, path)
  return {
    path,
    mapPath,
    debugId,
    found,
    isRegistered: debugId !== undefined && isScript(path) && isInCode(text, debugId),
    hasSourcesContent: hasSourcesContent(map),
    position: positionOf(text, map, path),
  }
}

/** In the code, and not only in the comment at the end of the file. */
function isInCode(text: string, debugId: string): boolean {
  return new RegExp(`["'\`]${debugId}["'\`]`, 'i').test(text)
}

function hasSourcesContent({ sourcesContent, sections }: SourceMapJson): boolean {
  return (
    (sourcesContent?.some((content) => typeof content === 'string') ?? false) ||
    (sections?.some((section) => hasSourcesContent(section.map)) ?? false)
  )
}

function positionOf(text: string, map: SourceMapJson, path: string): SamplePosition | undefined {
  try {
    // as: what is damaged in it throws.
    return samplePosition(text, map as SectionedSourceMapInput)
  } catch (cause) {
    throw new UploadError(`the map of ${path} cannot be read; build again`, { cause })
  }
}
