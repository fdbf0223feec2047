import { engineMessage } from './engine-message.ts'
import { isTelling, typeKey } from './error-type.ts'
import { frameKey, isResolved } from './frame-key.ts'
import type { GroupedException } from './grouped-exception.ts'
import type { HashedFrames } from './hashed-frames.ts'
import { messageTemplate } from './message-template.ts'

/**
 * What an ordinary error is hashed by, in words a reader understands. A library's complaint in its
 * own words is one fault wherever it is called from; an engine's words mean nothing without the
 * place.
 */
export function errorPieces(causes: readonly GroupedException[], hashed: HashedFrames): string[] {
  const [root] = causes
  if (!root) return []
  const engine = engineMessage(root.message)
  const saysItself = engine === undefined && root.message !== ''
  const needsPlace = hashed.thrownIn === undefined || !saysItself
  return [
    ...typePieces(causes),
    ...(hashed.thrownIn === undefined ? [] : [`thrown in ${hashed.thrownIn}`]),
    ...(needsPlace ? hashed.frames.map((frame) => `frame ${frameKey(frame)}`) : []),
    ...(needsMessage(root, hashed) ? [`message ${engine ?? messageTemplate(root.message)}`] : []),
  ]
}

function typePieces(causes: readonly GroupedException[]): string[] {
  const root = typeKey(causes[0]?.type ?? '')
  const outermost = typeKey(causes.at(-1)?.type ?? '')
  return [
    ...(root === '' ? [] : [`type ${root}`]),
    ...(outermost === '' || outermost === root ? [] : [`wrapped in ${outermost}`]),
  ]
}

/** A class of the project's own at a known place says enough; its messages may hold anything. */
function needsMessage({ type }: GroupedException, hashed: HashedFrames): boolean {
  const [top] = hashed.frames
  const isKnownPlace = top !== undefined && hashed.inApp && isResolved(top)
  return !isKnownPlace || hashed.sharedThrower || hashed.thrownIn !== undefined || !isTelling(type)
}
