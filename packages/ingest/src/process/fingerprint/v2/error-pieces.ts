import type { Said } from './bare-message.ts'
import { isTelling, thrownType, typeKey } from './error-type.ts'
import { frameKey, isResolved } from './frame-key.ts'
import type { GroupedException } from './grouped-exception.ts'
import type { HashedFrames } from './hashed-frames.ts'

export interface Complaint extends Said {
  /** The one wording of what engines say, nothing of what somebody wrote. */
  engine: string | undefined
  template: string
}

/**
 * What an ordinary error is hashed by, in words a reader understands. A library's complaint in its
 * own words is one fault wherever it is called from; an engine's words mean nothing without the
 * place.
 */
export function errorPieces(
  causes: readonly GroupedException[],
  root: Complaint,
  hashed: HashedFrames,
): string[] {
  const saysItself = root.engine === undefined && root.message !== ''
  const needsPlace = hashed.thrownIn === undefined || !saysItself
  return [
    ...typePieces(causes, root, hashed),
    ...(hashed.thrownIn === undefined ? [] : [`thrown in ${hashed.thrownIn}`]),
    ...(needsPlace ? hashed.frames.map((frame) => `frame ${frameKey(frame)}`) : []),
    ...(needsMessage(root, hashed) ? [`message ${root.template}`] : []),
  ]
}

/** Engines give the same fault different classes; their sentence says more. */
function typePieces(
  causes: readonly GroupedException[],
  { type, engine }: Complaint,
  { thrower }: HashedFrames,
): string[] {
  const root = engine === undefined ? thrownType(type, thrower) : ''
  const outermost = causes.length > 1 ? typeKey(causes.at(-1)?.type ?? '') : ''
  return [
    ...(root === '' ? [] : [`type ${root}`]),
    ...(outermost === '' || outermost === typeKey(type) ? [] : [`wrapped in ${outermost}`]),
  ]
}

/** A class of the project's own at a known place says enough; its messages may hold anything. */
function needsMessage({ type, engine }: Complaint, hashed: HashedFrames): boolean {
  const [top] = hashed.frames
  const isKnownPlace = top !== undefined && hashed.inApp && isResolved(top)
  if (!isKnownPlace || hashed.sharedThrower || hashed.thrownIn !== undefined) return true
  return engine !== undefined || !isTelling(type)
}
