import type { SymbolicatedFrame } from '../frame.ts'
import { functionKey } from '../fingerprint/v1/function-key.ts'
import { locationKey, packageOf } from '../fingerprint/v1/location-key.ts'

/** What rules may ask of an error; texts are empty where it has none. */
export interface ErrorFacts {
  /** Outermost first. */
  exceptions: readonly ExceptionFacts[]
  release: string
  environment: string
  route: string
  url: string
  level: string
  mechanism: string
  tags: Readonly<Record<string, string>>
}

export interface ExceptionFacts {
  type: string
  message: string
  frames: readonly SymbolicatedFrame[]
}

/** What rules may ask of one call: each of the names that people know it by. */
export interface FrameFacts {
  frame: SymbolicatedFrame
  file: string[]
  function: string[]
  package: string[]
}

export function factsOfFrame(frame: SymbolicatedFrame): FrameFacts {
  const file = frame.file ?? ''
  return {
    frame,
    // As issues name it, and as it is loaded: a script of others is known by its host.
    file: [locationKey(file), file.slice(0, 512)],
    function: [functionKey(frame.function), (frame.function ?? '').slice(0, 200)],
    package: [packageOf(file) ?? ''],
  }
}

const known = new WeakMap<readonly ExceptionFacts[], FrameFacts[]>()

/** Equal chains come as one object, and most errors are of a few. */
export function framesOf(exceptions: readonly ExceptionFacts[]): FrameFacts[] {
  const before = known.get(exceptions)
  if (before) return before
  const facts = exceptions.flatMap(({ frames }) => frames.map(factsOfFrame))
  known.set(exceptions, facts)
  return facts
}
