import { toOriginalPlace, type SymbolicatePlace } from '../process/resolve-place.ts'
import type { StackOrigin, Symbolicate } from '../process/resolve-stack.ts'
import type { Position } from './scopes/line-starts.ts'

interface Dependencies {
  symbolicate: Symbolicate
  /** Both from 0; undefined where there is no map, or it does not know the lines of its script. */
  positionOf: (
    origin: StackOrigin,
    script: { url: string; offset: number },
  ) => Promise<Position | undefined>
}

/** A function by its offset in a script is the frame of a stack that stands there. */
export function createSymbolicatePlace({
  symbolicate,
  positionOf,
}: Dependencies): SymbolicatePlace {
  return async (origin, { url, position, function: name }) => {
    const at = await positionOf(origin, { url, offset: position })
    if (!at) return undefined
    const frame = {
      ...(name !== '' && { function: name }),
      ...{ file: url, line: at.line + 1, column: at.column + 1 },
    }
    const [resolved] = await symbolicate(origin, [frame])
    return resolved && toOriginalPlace(resolved)
  }
}
