import type { Envelope } from './envelope.ts'

/** An item that was refused, with what to mend; its neighbours are kept. */
export interface RefusedItem {
  index: number
  /** As far as it can be told. */
  kind: string
  reason: 'invalid' | 'too-large'
  detail: string
}

/** What every wire format's adapter answers. */
export type Decoded =
  | { is: 'envelope'; envelope: Envelope; refused: RefusedItem[] }
  | { is: 'malformed'; detail: string; errors: { path: string; message: string }[] }
