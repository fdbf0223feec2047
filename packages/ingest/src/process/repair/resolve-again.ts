import type { StackException, StackRow } from '../../store/rows.ts'
import type { SymbolicatedFrame } from '../frame.ts'
import type { Symbolicate } from '../resolve-stack.ts'

export interface ResolvedAgain {
  exceptions: StackException[]
  /** Frames that read otherwise than they are stored. */
  changed: SymbolicatedFrame[]
}

/** A stored stack through the maps there are now, from what the engine once wrote. */
export async function resolveAgain(
  symbolicate: Symbolicate,
  { projectId, release, debugIds, exceptions }: StackRow,
): Promise<ResolvedAgain> {
  const changed: SymbolicatedFrame[] = []
  const resolved = await Promise.all(
    exceptions.map(async (exception) => {
      const { frames } = exception
      const raw = frames.map((frame) => frame.raw)
      const again = await symbolicate({ projectId, release, debugIds }, raw)
      const better = frames.map((before, index) => betterOf(before, again[index]))
      changed.push(...better.filter((frame, index) => !isSame(frame, frames[index])))
      return { ...exception, frames: better }
    }),
  )
  return { exceptions: resolved, changed }
}

/** What was mapped once stays so where its map cannot be read now: the store of maps may be away. */
function betterOf(before: SymbolicatedFrame, after = before): SymbolicatedFrame {
  const hasNoMap = after.status === 'no-map' || after.status === 'not-minified'
  return before.status === 'mapped' && hasNoMap ? before : after
}

function isSame(a: SymbolicatedFrame, b: SymbolicatedFrame | undefined): boolean {
  return a === b || (b !== undefined && shownOf(a) === shownOf(b))
}

function shownOf(frame: SymbolicatedFrame): string {
  const { file, line, column, inApp, status, context } = frame
  return JSON.stringify([frame.function, file, line, column, inApp, status, context])
}
