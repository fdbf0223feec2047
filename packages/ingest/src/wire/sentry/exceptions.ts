import * as z from 'zod'
import type { ErrorItem, Exception } from '../envelope.ts'
import { lastOf, lenient, short, text } from '../foreign/bounded.ts'
import { stacktrace, toFrames, toStack } from '../foreign/frames.ts'

const MAX_EXCEPTIONS = 20

const mechanism = z.object({
  type: lenient(short),
  handled: lenient(z.boolean()),
  synthetic: lenient(z.boolean()),
  exception_id: lenient(z.number()),
  parent_id: lenient(z.number()),
})

const exception = z.object({
  type: lenient(short),
  value: lenient(text(16_384)),
  mechanism: lenient(mechanism),
  stacktrace: lenient(stacktrace),
})
type SentryException = z.output<typeof exception>

const list = lastOf(exception, MAX_EXCEPTIONS)
export const exceptions = z.union([
  z.object({ values: list }).transform(({ values }) => values),
  list,
])

/** Outermost first, as the chain is read: Sentry writes the one that was thrown last. */
export function toExceptions(values: readonly SentryException[]): Exception[] {
  const chain = [...values].reverse()
  const places = new Map(chain.map(({ mechanism: how }, place) => [how?.exception_id, place]))
  return chain.map((one, place) => {
    const parent = places.get(one.mechanism?.parent_id)
    const isChild = one.mechanism?.parent_id !== undefined && parent !== undefined && parent < place
    return { ...toException(one), ...(isChild && { parent }) }
  })
}

function toException({ type, value = '', mechanism: how, stacktrace: trace }: SentryException) {
  // A captured message comes with a stack of the client's own making, and no type.
  const name = type ?? (how?.synthetic ? 'Message' : 'Error')
  const frames = trace ? toFrames(trace) : []
  return {
    ...{ type: name, message: value },
    stack: toStack(`${name}: ${value}`, frames),
    ...(frames.length > 0 && { frames }),
  }
}

/**
 * How it was caught; `handled` is the client's word for whether the page saw it first. In a chain
 * the integrations that wrap the page's callbacks say it of the innermost, the global handlers of the outermost.
 */
export function mechanismOf(values: readonly SentryException[]): ErrorItem['mechanism'] {
  const how = values.map(({ mechanism: each }) => each).findLast((each) => each?.handled === false)
  if (!how) return 'captured'
  return how.type?.endsWith('onunhandledrejection') ? 'unhandledrejection' : 'error'
}
