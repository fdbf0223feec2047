import { UploadError } from '../upload-error.ts'
import { agreedDebugId, findDebugIds } from './agreed-debug-id.ts'
import { createDebugId } from './debug-id.ts'
import { headOf } from './head-of-script.ts'
import { registrationOf } from './registration.ts'
import { shiftColumns, type Insertion } from './shift-columns.ts'
import { parseSourceMap, type SourceMapJson } from './source-map.ts'
import { trailingComments } from './trailing-comments.ts'

export interface Script {
  /** Below the output folder. */
  name: string
  code: string
  /** The text of its map. */
  map: string
}

type Parsed = Omit<Script, 'map'> & { map: SourceMapJson }

/**
 * The chunk's debug id at its head, where the page learns it before anything can throw, in its
 * trailing comment and in its map, which is right for the changed file. An id that the bundler gave
 * is kept. Twice is once. Throws UploadError.
 */
export function injectDebugId({ name, code, map: text }: Script): Script {
  const map = parseSourceMap(text, `the map of ${name}`)
  const found = findDebugIds(code, map)
  const debugId = agreedDebugId(found, name) ?? createDebugId(name, code)
  const registered = register({ name, code, map }, debugId)
  return {
    name,
    code: found.inFile === undefined ? appendDebugId(registered.code, debugId) : registered.code,
    map: JSON.stringify({ ...registered.map, debugId }),
  }
}

function register({ name, code, map }: Parsed, debugId: string) {
  const { index, line, column, needsSemicolon } = headOf(code)
  const registration = registrationOf(debugId)
  if (code.startsWith(registration, index)) return { code, map }
  const inserted = needsSemicolon ? `;${registration}` : registration
  return {
    code: code.slice(0, index) + inserted + code.slice(index),
    map: shifted(map, { line, column, length: inserted.length }, name),
  }
}

function shifted(map: SourceMapJson, insertion: Insertion, name: string): SourceMapJson {
  try {
    return shiftColumns(map, insertion)
  } catch (cause) {
    throw new UploadError(`the map of ${name} cannot be read; build again`, { cause })
  }
}

/** Before `sourceMappingURL`, which some tools expect to be last, and which may be megabytes long. */
function appendDebugId(code: string, debugId: string): string {
  const url = trailingComments(code).find(({ name }) => name === 'sourceMappingURL')
  const comment = `//# debugId=${debugId}\n`
  if (!url) return `${code}${code.endsWith('\n') ? '' : '\n'}${comment}`
  const before = code.slice(0, url.start)
  const lineBreak = before === '' || before.endsWith('\n') ? '' : '\n'
  return before + lineBreak + comment + code.slice(url.start)
}
