import { readJson } from '../foreign/read-json.ts'

const NEWLINE = 10

export interface RawItem {
  header: Record<string, unknown>
  payload: Uint8Array
}

export interface RawEnvelope {
  header: Record<string, unknown>
  items: RawItem[]
  /** What follows cannot be told apart: a header is none, or promises more bytes than there are. */
  isBroken: boolean
}

/**
 * A header line, then of each item a header line and a payload, which ends where its header's
 * `length` says, else at the next newline: https://develop.sentry.dev/sdk/data-model/envelopes/.
 */
export function splitEnvelope(body: Uint8Array): RawEnvelope | undefined {
  const end = lineEnd(body, 0)
  const header = toHeader(body.subarray(0, end))
  if (!header) return undefined
  const items: RawItem[] = []
  let at = end + 1
  while (at < body.length) {
    if (body[at] === NEWLINE) {
      at += 1
      continue
    }
    const item = itemAt(body, at)
    if (!item) return { header, items, isBroken: true }
    items.push(item)
    at = item.end + 1
  }
  return { header, items, isBroken: false }
}

function itemAt(body: Uint8Array, at: number): (RawItem & { end: number }) | undefined {
  const headerEnd = lineEnd(body, at)
  const header = toHeader(body.subarray(at, headerEnd))
  if (!header) return undefined
  const start = Math.min(headerEnd + 1, body.length)
  const end = payloadEnd(body, start, header.length)
  return end === undefined ? undefined : { header, payload: body.subarray(start, end), end }
}

function payloadEnd(body: Uint8Array, start: number, length: unknown): number | undefined {
  if (typeof length !== 'number') return lineEnd(body, start)
  const end = start + length
  const isWhole = Number.isSafeInteger(length) && length >= 0 && end <= body.length
  return isWhole && (end === body.length || body[end] === NEWLINE) ? end : undefined
}

function lineEnd(body: Uint8Array, start: number): number {
  const end = body.indexOf(NEWLINE, start)
  return end < 0 ? body.length : end
}

function toHeader(line: Uint8Array): Record<string, unknown> | undefined {
  const read = readJson(line)
  return read.is === 'object' ? read.value : undefined
}
