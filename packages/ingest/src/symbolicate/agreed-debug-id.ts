import { debugIdOfScript } from './debug-id.ts'
import { InvalidSourceMapError } from './invalid-source-map-error.ts'

export interface ClaimedDebugIds {
  /** Named with the upload. */
  given: string | undefined
  /** Of the map itself. */
  map: string | undefined
  file: Uint8Array | undefined
}

export interface AgreedDebugId {
  debugId: string
  /** Who says so. */
  foundIn: ('request' | 'map' | 'file')[]
}

/**
 * Map and script that were not built together show wrong lines, which is worse than none.
 * @throws InvalidSourceMapError where two of them have different ids.
 */
export function agreedDebugId({ given, map, file }: ClaimedDebugIds): AgreedDebugId | undefined {
  const claims = [
    { by: 'request', named: '`debugId`', id: given },
    { by: 'map', named: 'the map', id: map },
    { by: 'file', named: 'the file', id: file && debugIdOfScript(file) },
  ] as const
  const made = claims.flatMap(({ id, ...claim }) => (id === undefined ? [] : [{ ...claim, id }]))
  const [first] = made
  const other = made.find(({ id }) => id !== first?.id)
  if (first && other) {
    throw new InvalidSourceMapError(
      `The map is of another build than the file: the debug id of ${first.named} is ${first.id}, ` +
        `that of ${other.named} is ${other.id}. Upload the files that one build wrote.`,
    )
  }
  return first && { debugId: first.id, foundIn: made.map(({ by }) => by) }
}
