import type { Level } from '@seismo/browser/wire'
import * as z from 'zod'
import { lenient, text, time } from '../foreign/bounded.ts'
import { unsupported } from '../foreign/refusal.ts'
import { baseOf } from './base.ts'
import { contextsOf, related } from './related.ts'
import { invalid, type Read } from './signal.ts'

const schema = z.object({
  message: text(16_384),
  level: z.enum(['trace', 'debug', 'info', 'log', 'warn', 'error']),
  timestamp: lenient(time),
  ...related,
})

const LEVELS = new Map<string, Level>([
  ['error', 'error'],
  ['warn', 'warning'],
])

/** What warns is a message of the page's own; the rest is a log, which Seismo does not keep. */
export const readLog: Read = (signal, place) => {
  const parsed = schema.safeParse(signal)
  if (!parsed.success) return invalid('log', 'no message with a level')
  const { message, timestamp, ...rest } = parsed.data
  const level = LEVELS.get(rest.level)
  if (level === undefined) return unsupported('log')
  const base = baseOf(place, timestamp)
  return [
    {
      ...base,
      ...{ is: 'error', mechanism: 'captured', level, firstAt: base.at },
      exceptions: [{ type: 'Message', message, stack: '' }],
      ...{ tags: {}, contexts: contextsOf(rest), breadcrumbs: [] },
      ...{ fingerprint: [], scripts: [], debugIds: {} },
    },
  ]
}
