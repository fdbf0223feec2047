import type { Envelopes, Malformed, Received } from './decoded.ts'
import { decodeFaro } from './faro/decode.ts'
import { decodeOtlpLogs } from './otlp/decode-logs.ts'
import { decodeOtlpMetrics } from './otlp/decode-metrics.ts'
import { decodeServerMetrics } from './otlp/server/decode-server-metrics.ts'
import { decodeOtlpTraces } from './otlp/decode-traces.ts'
import { decodeRemoteWrite, type RemoteWrite } from './prometheus/decode.ts'
import { decodeReports } from './reports/decode.ts'
import { decodeBeacon } from './seismo/decode.ts'
import { decodeSeries } from './series/series-body.ts'
import { decodeSentryEnvelope, decodeSentryStore } from './sentry/decode.ts'
import { decodeSentryExport } from './sentry/export/decode-export.ts'

/** By the name that stands in the log: a name once written is read for ever. */
export const decoders = {
  seismo: (body) => decodeBeacon(new TextDecoder().decode(body)),
  'sentry-envelope': decodeSentryEnvelope,
  'sentry-store': decodeSentryStore,
  'sentry-export': decodeSentryExport,
  faro: decodeFaro,
  'otlp-traces': decodeOtlpTraces,
  reports: decodeReports,
  'remote-write': decodeRemoteWrite,
  'otlp-logs': decodeOtlpLogs,
  'otlp-metrics': decodeOtlpMetrics,
  'otlp-server-metrics': decodeServerMetrics,
  series: decodeSeries,
} satisfies Record<string, (body: Uint8Array, received: Received) => Content | Malformed>

/** What a body holds: what happened in pages, or what servers measured. */
export type Content = Envelopes | RemoteWrite

export type WireFormat = keyof typeof decoders

/** `outcomes` are lines of the ledger that nobody sent. */
export type FormatName = WireFormat | 'outcomes'
