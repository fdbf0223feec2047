import { UploadError } from '../upload-error.ts'
import { isDebugId } from './debug-id.ts'
import type { SourceMapJson } from './source-map.ts'
import { trailingValue } from './trailing-comments.ts'

export interface FoundDebugIds {
  inFile: string | undefined
  inMap: string | undefined
}

/** What a file and its map say themselves, in lower case. */
export function findDebugIds(code: string, map: SourceMapJson): FoundDebugIds {
  const inFile = trailingValue(code, 'debugId')
  const inMap = [map.debugId, map.debug_id].find(isDebugId)
  return {
    inFile: isDebugId(inFile) ? inFile.toLowerCase() : undefined,
    inMap: inMap?.toLowerCase(),
  }
}

/** @throws UploadError where they are those of two builds: a wrong line would be worse than none. */
export function agreedDebugId({ inFile, inMap }: FoundDebugIds, name: string): string | undefined {
  if (inFile !== undefined && inMap !== undefined && inFile !== inMap) {
    throw new UploadError(
      `${name} has the debug id ${inFile}, its map ${inMap}: they are of two builds; ` +
        'empty the output folder and build again',
    )
  }
  return inFile ?? inMap
}
