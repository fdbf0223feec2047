import { LRUCache } from 'lru-cache'
import { keptUrl } from './address.ts'
import { UNRESOLVED_TTL_MS, type StackOrigin, type Symbolicate } from './resolve-stack.ts'

/** A function in a script, as long animation frames tell it. */
export interface ScriptOffset {
  url: string
  /** UTF-16 units from the start of the script's text; negative where the browser does not say. */
  position: number
  /** As the browser names it; empty where it does not. */
  function: string
}

/** A place in a script or a style sheet, as reports tell it. Both count from 1; 0 is not known. */
export interface FilePosition {
  file: string
  line: number
  column: number
}

/** Where the code was written. Line and column count from 1. */
export interface OriginalPlace {
  file: string
  line: number
  column: number
  function?: string
  inApp: boolean
}

export type SymbolicatePlace = (
  origin: StackOrigin,
  place: ScriptOffset,
) => Promise<OriginalPlace | undefined>

/** Undefined where no map tells more than the browser did. */
export type ResolvePlace = (
  origin: StackOrigin,
  place: ScriptOffset | FilePosition,
) => Promise<OriginalPlace | undefined>

interface Symbolicator {
  symbolicate: Symbolicate
  symbolicatePlace: SymbolicatePlace
}

/** Scripts that make a page slow are few, and each beacon names them again. */
const MAX_CACHED = 5_000

/** Looks each distinct place up once; `forget` after an upload makes it look again. */
export function createPlaceResolver({ symbolicate, symbolicatePlace }: Symbolicator) {
  const resolved = new LRUCache<string, { place: Promise<OriginalPlace | undefined> }>({
    max: MAX_CACHED,
  })

  const resolvePlace: ResolvePlace = (origin, place) => {
    if (!isKnown(place)) return Promise.resolve(undefined)
    const url = 'url' in place ? place.url : place.file
    const id = debugIdOf(origin, url)
    const key = keyOf(origin, place, id)
    const known = resolved.get(key)
    if (known) return known.place
    const debugIds = id === undefined ? {} : { [url]: id }
    const looked = look({ ...origin, debugIds }, place)
    resolved.set(key, { place: looked })
    looked.then(
      (original) => {
        if (!original) resolved.set(key, { place: looked }, { ttl: UNRESOLVED_TTL_MS })
      },
      () => resolved.delete(key),
    )
    return looked
  }

  async function look(
    origin: StackOrigin,
    place: ScriptOffset | FilePosition,
  ): Promise<OriginalPlace | undefined> {
    if ('url' in place) return symbolicatePlace(origin, place)
    const { file, line, column } = place
    const frame = { file, line, ...(column > 0 && { column }) }
    const [resolved] = await symbolicate(origin, [frame])
    return resolved && toOriginalPlace(resolved)
  }

  return { resolvePlace, forget: () => resolved.clear() }
}

/** Of a frame, where a map knew it. */
export function toOriginalPlace(
  frame: Awaited<ReturnType<Symbolicate>>[number],
): OriginalPlace | undefined {
  const { status, file, line, column, function: name, inApp } = frame
  if (status !== 'mapped' || file === undefined || line === undefined) return undefined
  return { file, line, column: column ?? 1, ...(name !== undefined && { function: name }), inApp }
}

function isKnown(place: ScriptOffset | FilePosition): boolean {
  return 'url' in place
    ? place.url !== '' && place.position >= 0
    : place.file !== '' && place.line > 0
}

/** These places come without the query that a stack has in its addresses, and so in these keys. */
function debugIdOf({ debugIds }: StackOrigin, url: string): string | undefined {
  const wanted = keptUrl(url)
  const found = Object.entries(debugIds).find(([file]) => file === url || keptUrl(file) === wanted)
  return found?.[1]
}

function keyOf(
  { projectId, release }: StackOrigin,
  place: ScriptOffset | FilePosition,
  debugId = '',
): string {
  return JSON.stringify([projectId, release, debugId, place])
}
