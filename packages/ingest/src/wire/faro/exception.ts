import * as z from 'zod'
import type { Frame } from '../../process/frame.ts'
import { toFunctionName } from '../../process/stack/function-name.ts'
import { MAX_FRAMES } from '../../process/stack/parse-stack.ts'
import type { ErrorItem } from '../envelope.ts'
import { address, lenient, short, text, time } from '../foreign/bounded.ts'
import { toStack } from '../foreign/frames.ts'
import { baseOf } from './base.ts'
import { contextsOf, related } from './related.ts'
import { invalid, type Read } from './signal.ts'

const position = z.number().int().min(1)
const frame = z.object({
  function: lenient(short),
  filename: lenient(address),
  lineno: lenient(position),
  colno: lenient(position),
})

const schema = z.object({
  type: short.min(1),
  value: text(16_384),
  timestamp: lenient(time),
  fatal: lenient(z.boolean()),
  fingerprint: lenient(short),
  // The innermost calls, which come first, say most.
  stacktrace: lenient(
    z.object({
      frames: z.array(lenient(frame)).overwrite((frames) => frames.slice(0, MAX_FRAMES)),
    }),
  ),
  ...related,
})
type Given = z.output<typeof schema>

/** As Faro types what was thrown or rejected without being an error. */
const PRIMITIVE_REJECTION = 'UnhandledRejection'

export const readException: Read = (signal, place) => {
  const parsed = schema.safeParse(signal)
  if (!parsed.success) return invalid('exception', detailOf(parsed.error))
  const { data } = parsed
  const base = baseOf(place, data.timestamp)
  return [{ ...base, ...toError(data), firstAt: base.at }]
}

type Own = Omit<ErrorItem, 'id' | 'at' | 'pageViewId' | 'url' | 'route' | 'weight' | 'firstAt'>

function toError(given: Given): Own {
  const { type, value, fatal, fingerprint } = given
  const frames = (given.stacktrace?.frames ?? []).flatMap((one) => (one ? [toFrame(one)] : []))
  return {
    is: 'error',
    // Faro does not tell what its handlers caught from what the page reported.
    mechanism: type === PRIMITIVE_REJECTION ? 'unhandledrejection' : 'captured',
    level: fatal === true ? 'fatal' : 'error',
    exceptions: [{ type, message: value, stack: toStack(`${type}: ${value}`, frames), frames }],
    tags: {},
    contexts: contextsOf(given),
    breadcrumbs: [],
    fingerprint: fingerprint === undefined ? [] : [fingerprint],
    scripts: [],
    debugIds: {},
  }
}

function toFrame({ function: name, filename, lineno, colno }: z.output<typeof frame>): Frame {
  const own = toFunctionName(name ?? '')
  return {
    ...(own !== undefined && { function: own }),
    ...(filename !== undefined && { file: filename }),
    ...(lineno !== undefined && { line: lineno }),
    ...(colno !== undefined && { column: colno }),
  }
}

function detailOf({ issues: [first] }: z.ZodError): string {
  return first ? `${first.path.join('.')}: ${first.message}` : 'invalid'
}
