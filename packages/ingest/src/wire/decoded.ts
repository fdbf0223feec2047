import type { Envelope } from './envelope.ts'

/** An item that was refused, with what to mend; its neighbours are kept. */
export interface RefusedItem {
  index: number
  /** As far as it can be told; one of a fixed set, for it labels the ledger and metrics. */
  kind: string
  /** `unsupported` is what a foreign format carries and Seismo has no place for. */
  reason: 'invalid' | 'too-large' | 'unsupported'
  detail: string
}

export interface Malformed {
  is: 'malformed'
  detail: string
  errors: { path: string; message: string }[]
}

export interface Envelopes {
  is: 'decoded'
  envelopes: Envelope[]
  refused: RefusedItem[]
}

/** What every wire format's adapter answers. */
export type Decoded = Envelopes | Malformed

/** What an adapter may know of a body beside its bytes; kept with it, so that it decodes the same later. */
export interface Received {
  /** As the client declared it, parameters included. */
  contentType: string
  /** Epoch milliseconds by the service's clock. */
  receivedAt: number
  /** Tells two bodies apart that are the same to the byte, where their format has no ids. */
  requestId: string
}

/** Of a decompressed body. Never throws: any bytes have an answer, in time that grows with their number. */
export type Decode = (body: Uint8Array, received: Received) => Decoded
