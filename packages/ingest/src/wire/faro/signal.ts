import type { Item } from '../envelope.ts'
import type { Refusal } from '../foreign/refusal.ts'
import type { Head } from './meta.ts'

/** What the reader of a signal needs to know of its surroundings. */
export interface Place {
  head: Head
  /** The start of its items' ids. */
  id: string
  receivedAt: number
}

/** The items of a signal, or why there are none. */
export type Read = (signal: unknown, place: Place) => Item[] | Refusal

export function invalid(kind: string, detail: string): Refusal {
  return { kind, reason: 'invalid', detail }
}
