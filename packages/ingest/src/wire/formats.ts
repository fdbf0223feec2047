import type { Content } from './content.ts'
import type { Malformed, Received } from './decoded.ts'
import { decodeFaro } from './faro/decode.ts'
import { decodeOtlpLogs } from './otlp/decode-logs.ts'
import { decodeOtlpMetrics } from './otlp/decode-metrics.ts'
import { decodeOtlpTraces } from './otlp/decode-traces.ts'
import { decodeRemoteWrite } from './prometheus/decode.ts'
import { decodeReports } from './reports/decode.ts'
import { decodeBeacon, summarizeBeacon } from './seismo/decode.ts'
import { decodeSentryEnvelope, decodeSentryStore } from './sentry/decode.ts'
import { summaryOf, type Summary } from './summary.ts'

const decoder = new TextDecoder()

/** By the name that stands in the log: a name once written is read for ever. */
export const decoders = {
  seismo: (body) => decodeBeacon(decoder.decode(body)),
  'sentry-envelope': decodeSentryEnvelope,
  'sentry-store': decodeSentryStore,
  faro: decodeFaro,
  'otlp-traces': decodeOtlpTraces,
  reports: decodeReports,
  'remote-write': decodeRemoteWrite,
  'otlp-logs': decodeOtlpLogs,
  'otlp-metrics': decodeOtlpMetrics,
} satisfies Record<string, (body: Uint8Array, received: Received) => Content | Malformed>

export type WireFormat = keyof typeof decoders

/** What an answer needs of a body; throws never, as the decoders. */
export function summarize(
  format: WireFormat,
  body: Uint8Array,
  received: Received,
): Summary | Malformed {
  // Nearly all that comes, and half of what it takes to decode it is only wanted when it is stored.
  if (format === 'seismo') return summarizeBeacon(decoder.decode(body))
  const content = decoders[format](body, received)
  return content.is === 'malformed' ? content : summaryOf(content)
}

/** `outcomes` are lines of the ledger that nobody sent. */
export type FormatName = WireFormat | 'outcomes'
