import * as z from 'zod'
import type { FormatName } from './formats.ts'

/** What is known of a body beside its bytes; with them it can be read again after a crash. */
export interface RecordHead {
  format: FormatName
  projectId: number
  /** Epoch milliseconds by the service's clock. */
  receivedAt: number
  userAgent: string
  contentType: string
  /** Of the HTTP request, for the log lines of whatever becomes of it. */
  requestId: string
  /** ISO 3166-1 alpha-2, of whoever sent it; left out where it is not known. */
  country?: string | undefined
  /** Of the span that took it, where its trace is kept. */
  traceparent?: string | undefined
}

export interface BodyRecord {
  head: RecordHead
  body: Uint8Array
}

const head = z.object({
  format: z.string(),
  projectId: z.number(),
  receivedAt: z.number(),
  userAgent: z.string(),
  contentType: z.string(),
  requestId: z.string(),
  country: z.string().optional(),
  traceparent: z.string().optional(),
})

const NEWLINE = 0x0a
const encoder = new TextEncoder()

/** The head as a line of JSON, then the body as it came. */
export function toBytes({ head: its, body }: BodyRecord): Uint8Array {
  const line = encoder.encode(`${JSON.stringify(its)}\n`)
  const bytes = new Uint8Array(line.byteLength + body.byteLength)
  bytes.set(line)
  bytes.set(body, line.byteLength)
  return bytes
}

/** @throws where the bytes are no record, which only a fault of ours or of the disk can make. */
export function toRecord(bytes: Uint8Array): BodyRecord {
  const end = bytes.indexOf(NEWLINE)
  const line = new TextDecoder().decode(bytes.subarray(0, end))
  // as: an unknown format is found out where it is looked up.
  return { head: head.parse(JSON.parse(line)) as RecordHead, body: bytes.subarray(end + 1) }
}
