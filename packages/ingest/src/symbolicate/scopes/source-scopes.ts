import type { BundleOrigins } from './bundle-origins.ts'
import { sortScopes, type FunctionScope, type SourceLocation } from './function-scopes.ts'
import { comparePositions, type Position } from './line-starts.ts'
import type { SourceFunction } from './source/source-functions.ts'
import type { SourcePosition, Sources } from './source/sources.ts'

/** A function of the bundle and, where it was found, the one of the source that it was. */
export interface BundleScope extends FunctionScope {
  function: SourceFunction | undefined
}

/** A piece of the bundle that goes by another name than the function it is now in. */
interface Stretch {
  start: Position
  name: string | undefined
  origin: SourceLocation
  function: SourceFunction
}

/**
 * Minifiers inline functions that are called once, and lower others to several: the map says of
 * each piece where it was written, and the source which function that was. Finds the stretches of a
 * bundle whose function is another one than the bundle's own, so that they are named by the source.
 */
export function collectSourceScopes(
  scopes: readonly BundleScope[],
  origins: BundleOrigins,
): FunctionScope[] {
  const { sources } = origins
  const sorted = sortScopes(scopes)
  const open: BundleScope[] = []
  const found: FunctionScope[] = []
  let stretch: Stretch | undefined
  let next = 0

  function close(end: Position): void {
    if (stretch && comparePositions(stretch.start, end) < 0) {
      const { start, name, origin } = stretch
      found.push({ start, end: { ...end }, name, origin })
    }
    stretch = undefined
  }

  /** Leaves and enters the bundle's functions up to a position; none of them is in a stretch. */
  function advance(position: Position): void {
    for (;;) {
      const inner = open.at(-1)
      const entered = sorted[next]
      const isEntered = entered && comparePositions(entered.start, position) <= 0
      const isLeft = inner && comparePositions(inner.end, position) <= 0
      if (isLeft && !(isEntered && comparePositions(entered.start, inner.end) < 0)) {
        close(inner.end)
        open.pop()
      } else if (isEntered) {
        // A method's key comes before the function, and nothing happens there.
        if (entered.function && entered.function === stretch?.function) stretch = undefined
        close(entered.start)
        open.push(entered)
        next++
      } else {
        return
      }
    }
  }

  origins.each((start, at) => {
    advance(start)
    const other = at && nameElsewhere(at, open.at(-1), sources)
    if (other && stretch && isSame(stretch, other)) return
    close(start)
    if (other) stretch = { start: { ...start }, ...other }
  })
  advance({ line: Infinity, column: 0 })
  return found
}

type Elsewhere = Omit<Stretch, 'start'>

function isSame(a: Elsewhere, b: Elsewhere): boolean {
  return a.name === b.name && a.function === b.function
}

/** What a place of the source is called, where the bundle's function would call it otherwise. */
function nameElsewhere(
  at: SourcePosition,
  scope: BundleScope | undefined,
  sources: Sources,
): Elsewhere | undefined {
  const around = sources.functionAround(at)
  // Only the program itself knows the value of a computed key.
  if (!around || around.name === null || around === scope?.function) return undefined
  // Nothing calls from a closing brace: it is the minifier that calls what it inlined from here.
  const isCaller = sources.isEndOf(around, at)
  const name = isCaller ? scope?.name : (around.name ?? '')
  const isNamedSo = scope?.name === name && holds(scope, at)
  if (isNamedSo) return undefined
  return { name, origin: sources.startOf(at.source, around), function: around }
}

function holds(scope: BundleScope | undefined, { source, line }: SourcePosition): boolean {
  return scope !== undefined && scope.origin.source === source && scope.origin.line <= line
}
