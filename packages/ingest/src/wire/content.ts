import type { Envelopes } from './decoded.ts'
import type { RemoteWrite } from './prometheus/decode.ts'

/** What a body holds: what happened in pages, or what servers measured. */
export type Content = Envelopes | RemoteWrite
