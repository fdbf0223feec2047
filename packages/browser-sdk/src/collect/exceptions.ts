import { attempt } from '../browser/guard.ts'
import type { Exception } from '../wire.ts'

const MAX_CHAIN = 10
const MAX_TYPE = 200
const MAX_MESSAGE = 4_096
/**
 * Characters of all messages and stacks of a chain. One takes at most three bytes, so the item
 * stays below the 64 KiB of a keepalive request, and about 200 frames of plain ASCII fit.
 */
const MAX_TEXT = 20_000
const MAX_KEYS = 20

type Take = (text: string, max: number) => string

/** The thrown value and its causes, outermost first. An `AggregateError` goes on with its first error. */
export function toExceptions(thrown: unknown): Exception[] {
  const chain = new Set<unknown>()
  let next = thrown
  // A set, because a cause may lead back to an error already seen.
  do {
    chain.add(next)
    next = read(next, 'cause') ?? read(read(next, 'errors'), '0')
  } while (next !== undefined && chain.size < MAX_CHAIN && !chain.has(next))
  const take = createBudget()
  return [...chain].map((value) => toException(value, take))
}

function toException(value: unknown, take: Take): Exception {
  const message = read(value, 'message')
  if (typeof message !== 'string') {
    return { type: kindOf(value), message: take(describe(value), MAX_MESSAGE) }
  }
  const type = nameIn(value) ?? kindOf(value)
  const kept = take(message, MAX_MESSAGE)
  const stack = read(value, 'stack')
  if (typeof stack !== 'string' || !stack) return { type, message: kept }
  // V8 repeats the message above the frames: a huge one would push every frame over the limit.
  return {
    type,
    message: kept,
    stack: take(
      stack.replace(message, () => kept),
      MAX_TEXT,
    ),
  }
}

/** `string` for a thrown text, `Response` for a thrown response: the next best thing to an error's name. */
function kindOf(value: unknown): string {
  const name = typeof value === 'object' ? nameIn(read(value, 'constructor')) : undefined
  return name ?? typeof value
}

function nameIn(value: unknown): string | undefined {
  const name = read(value, 'name')
  return typeof name === 'string' && name ? name.slice(0, MAX_TYPE) : undefined
}

/** Names an object's keys and not its values, which may be anybody's data. */
function describe(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const keys = attempt(() => Object.keys(value), [])
  return `Object with keys: ${keys.slice(0, MAX_KEYS).join(', ')}`
}

function read(value: unknown, key: string): unknown {
  // as: any value but null and undefined has properties, and those two throw, which reads as undefined.
  return attempt(() => (value as Record<string, unknown>)[key], undefined)
}

function createBudget(): Take {
  let left = MAX_TEXT
  return (text, max) => {
    const kept = text.slice(0, Math.min(max, left))
    left -= kept.length
    return kept
  }
}
