import { LRUCache } from 'lru-cache'
import type { StackException } from '../store/rows.ts'
import type { Exception } from '../wire/envelope.ts'
import type { Frame, SymbolicatedFrame } from './frame.ts'
import { parseStack } from './stack/parse-stack.ts'

export interface StackOrigin {
  projectId: number
  release: string
  /** Debug ids of scripts, by address as the stack has it. */
  debugIds: Readonly<Record<string, string>>
}

/** Equal chains get the same answer, to the object. */
export type ResolveStack = (
  origin: StackOrigin,
  exceptions: readonly Exception[],
) => Promise<StackException[]>

export type Symbolicate = (
  origin: StackOrigin,
  frames: readonly Frame[],
) => Promise<SymbolicatedFrame[]>

/** Distinct stacks are few and repeat: most errors of a day are one of some thousand. */
const MAX_CACHED = 5_000
/** Of keys, which hold the stacks as they came. */
const MAX_CACHED_CHARS = 32 * 1024 * 1024

/** The map may be uploaded to another machine, or its store have been away for a moment. */
export const UNRESOLVED_TTL_MS = 30_000

/** Parses and symbolicates each distinct chain once; `forget` after an upload makes it look again. */
export function createStackResolver(symbolicate: Symbolicate, maxChars = MAX_CACHED_CHARS) {
  const resolved = new LRUCache<string, Promise<StackException[]>>({
    max: MAX_CACHED,
    maxSize: maxChars,
    sizeCalculation: (_, key) => key.length,
  })

  const resolveStack: ResolveStack = (origin, exceptions) => {
    // The text itself: to hash it here costs several times what the map's own hash does.
    const key = keyOf(origin, exceptions)
    const known = resolved.get(key)
    if (known) return known
    const chain = Promise.all(exceptions.map((exception) => resolve(origin, exception)))
    resolved.set(key, chain)
    chain.then(
      (exceptions) => {
        if (exceptions.some(isUnresolved)) resolved.set(key, chain, { ttl: UNRESOLVED_TTL_MS })
      },
      () => resolved.delete(key),
    )
    return chain
  }

  async function resolve(
    origin: StackOrigin,
    { type, message, stack, at, parent, frames: given }: Exception,
  ): Promise<StackException> {
    const parsed = given ?? parseStack({ type, message, stack, ...(at && { at }) })
    const frames = await symbolicate(origin, parsed)
    return { type, message, stack, frames, ...(parent !== undefined && { parent }) }
  }

  return { resolveStack, forget: () => resolved.clear() }
}

function isUnresolved({ frames }: StackException): boolean {
  return frames.some(({ status }) => status !== 'mapped' && status !== 'not-minified')
}

/** The message is part of it: where a stack's header ends depends on it. */
function keyOf(
  { projectId, release, debugIds }: StackOrigin,
  exceptions: readonly Exception[],
): string {
  const parts = exceptions.map(({ type, message, stack, at, frames, parent }) =>
    [type, message, stack, at || frames ? JSON.stringify([at, frames]) : '', parent ?? ''].join(
      '\0',
    ),
  )
  return [String(projectId), release, ...Object.entries(debugIds).flat(), ...parts].join('\0')
}
