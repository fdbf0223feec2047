import { attempt } from '../browser/guard.ts'
import type { CapturedError } from '../api.ts'

type Exception = CapturedError['exceptions'][number]

const MOST = 10
/** Characters of all messages and stacks of a chain: an item stays far below what the service takes. */
const MAX_TEXT = 20_000

/** The thrown value, then what caused it and, of an `AggregateError`, what it holds. */
export function toExceptions(thrown: unknown): Exception[] {
  const exceptions: Exception[] = []
  // A map, because a cause may lead back to an error already seen; it grows while it is walked.
  const parents = new Map([[thrown, 0]])
  let room = MAX_TEXT
  const cut = (value: unknown) => {
    const text = String(value).slice(0, room)
    room -= text.length
    return text
  }
  for (const [value, parent] of parents) {
    const index = exceptions.length
    if (index === MOST) break
    const exception: Exception = {
      type: typeof value,
      message: 'unreadable',
      parent: index - parent > 1 ? parent : undefined,
    }
    exceptions.push(exception)
    // Getters and proxies of the page's may throw.
    attempt(() => {
      // as: the properties an error may have; any of them may be anything.
      const object = Object(value) as Record<string, unknown> & Partial<AggregateError>
      const { name, message, stack, code, cause, errors } = object
      const isError = typeof message === 'string'
      const isObject = object === value
      if (isObject) exception.type = (isError && name) || object.constructor.name
      // An object's keys and not its values, which may be anybody's data.
      const text = isObject ? `Object with keys: ${Object.keys(object).join()}` : value
      exception.message = cut(isError ? message : text)
      // V8 writes type and message above the frames.
      if (stack) exception.stack = cut(stack.replace(`${exception.type}: ${message}`, ''))
      exception.code = Number(code) || undefined
      for (const next of [cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])])
        if (next && !parents.has(next)) parents.set(next, index)
    })
  }
  return exceptions
}
