import { LRUCache } from 'lru-cache'
import { hash128 } from '../lib/hash.ts'
import type { StackException } from '../store/rows.ts'
import type { Exception } from '../wire/envelope.ts'
import type { Frame, SymbolicatedFrame } from './frame.ts'
import { parseStack } from './stack/parse-stack.ts'

export interface StackOrigin {
  projectId: number
  release: string
}

export type ResolveStack = (
  origin: StackOrigin,
  exceptions: readonly Exception[],
) => Promise<StackException[]>

export type Symbolicate = (
  projectId: number,
  release: string,
  frames: Frame[],
) => Promise<SymbolicatedFrame[]>

/** Distinct stacks are few and repeat: most errors of a day are one of some thousand. */
const MAX_CACHED = 5_000

/** Parses and symbolicates each distinct stack once; `forget` after an upload makes it look again. */
export function createStackResolver(symbolicate: Symbolicate) {
  const resolved = new LRUCache<string, Promise<SymbolicatedFrame[]>>({ max: MAX_CACHED })

  function framesOf({ projectId, release }: StackOrigin, exception: Exception) {
    const { type, message, stack, at, frames: given } = exception
    // The message is part of the key: where a stack's header ends depends on it.
    const key = hash128(
      [String(projectId), release, type, message, stack, JSON.stringify([at, given])].join('\0'),
    )
    const known = resolved.get(key)
    if (known) return known
    const parsed = given ?? parseStack({ type, message, stack, ...(at && { at }) })
    const frames = symbolicate(projectId, release, parsed)
    resolved.set(key, frames)
    frames.catch(() => resolved.delete(key))
    return frames
  }

  const resolveStack: ResolveStack = (origin, exceptions) =>
    Promise.all(
      exceptions.map(async (exception) => ({
        type: exception.type,
        message: exception.message,
        stack: exception.stack,
        frames: await framesOf(origin, exception),
      })),
    )

  return { resolveStack, forget: () => resolved.clear() }
}
