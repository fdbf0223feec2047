import { UploadError } from '../upload-error.ts'

/** What is read and changed of a map; the rest passes through. */
export interface SourceMapJson {
  mappings?: string
  sections?: SourceMapSection[]
  sourcesContent?: (string | null)[] | null
  debugId?: unknown
  /** Of tools that were earlier than ECMA-426's name. */
  debug_id?: unknown
}

interface SourceMapSection {
  offset: { line: number; column: number }
  map: SourceMapJson
}

/** @throws UploadError */
export function parseSourceMap(text: string, name: string): SourceMapJson {
  try {
    const json = JSON.parse(text.replace(/^\uFEFF?(?:\)\]\}'.*\n)?/, '')) as SourceMapJson | null // checked below
    if (typeof json?.mappings === 'string' || Array.isArray(json?.sections)) return json
  } catch (cause) {
    throw new UploadError(`${name} is not JSON; build again`, { cause })
  }
  throw new UploadError(`${name} is not a source map: it has neither mappings nor sections`)
}
