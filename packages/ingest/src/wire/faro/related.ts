import type { Contexts } from '@seismo/browser/wire'
import * as z from 'zod'
import { lenient, short, text } from '../foreign/bounded.ts'
import { toContexts } from '../foreign/facts.ts'

/** What exceptions, logs, events and measurements may say of their surroundings. */
export const related = {
  context: lenient(z.record(z.string(), z.unknown())),
  trace: lenient(z.object({ trace_id: lenient(text(32)) })),
  action: lenient(z.object({ name: lenient(short), id: lenient(short) })),
}
type Related = z.output<z.ZodObject<typeof related>>

export function contextsOf({ context, trace, action }: Related): Contexts {
  return toContexts({
    ...(context && { faro: context }),
    ...(action?.name !== undefined && { action }),
    ...(trace?.trace_id !== undefined && { trace }),
  })
}
