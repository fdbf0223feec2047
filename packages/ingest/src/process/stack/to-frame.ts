import type { Frame } from '../frame.ts'
import { toFunctionName } from './function-name.ts'
import type { Location } from './location.ts'

/** A `data:` script carries its whole text as its address; the type is enough to tell it apart. */
const MAX_DATA_URL = 100

/** Nothing where neither a name nor a place is known: such a line tells a reader nothing. */
export function toFrame(name: string, location: Location): Frame | undefined {
  const fn = toFunctionName(name)
  const { file } = location
  if (fn === undefined && file === undefined && location.line === undefined) return undefined
  return {
    ...(fn !== undefined && { function: fn }),
    ...location,
    ...(file?.startsWith('data:') === true && { file: file.slice(0, MAX_DATA_URL) }),
  }
}
