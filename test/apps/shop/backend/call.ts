import type { SpanContext } from './spans.ts'

/** A request on its way through the services. */
export interface Call {
  visitor: string
  input: Readonly<Record<string, string>>
  parent: SpanContext | undefined
  /** What it has cost so far, for `Server-Timing`. */
  spent: { dbMs: number; poolMs: number }
}

export interface Answer {
  status: number
  body?: unknown
}

export type Handler = (call: Call) => Promise<Answer>

export function aCall(given: Partial<Call> = {}): Call {
  return { visitor: '', input: {}, parent: undefined, spent: { dbMs: 0, poolMs: 0 }, ...given }
}
