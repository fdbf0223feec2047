import * as z from 'zod'
import type { Decoded, Received } from '../../decoded.ts'
import { unsupported } from '../../foreign/refusal.ts'
import { isTooLarge, MAX_ITEM_CHARS } from '../../foreign/too-large.ts'
import { readEvent } from '../event.ts'
import { toHead } from '../head.ts'
import { refusal, type Part } from '../part.ts'
import { exportedEvent, toClientEvent, userAgentOf } from './exported-event.ts'

export const MAX_EVENTS = 100
/** As of what clients send. */
const MAX_DEPTH = 32

const body = z.object({ events: z.array(z.unknown()).max(MAX_EVENTS) })

/** What `toExportBody` made: events that Sentry kept, with the times and browsers that they had there. */
export function decodeSentryExport(bytes: Uint8Array, { receivedAt }: Received): Decoded {
  const parsed = body.safeParse(parse(bytes))
  if (!parsed.success) return { is: 'malformed', detail: 'Expected a list of events.', errors: [] }
  const parts = parsed.data.events.map((event) => readExported(event, receivedAt))
  return {
    is: 'decoded',
    envelopes: parts.flatMap(({ envelopes }) => envelopes),
    refused: parts.flatMap(({ refused }, index) => refused.map((one) => ({ index, ...one }))),
  }
}

export function toExportBody(events: readonly unknown[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ events }))
}

/** One event, as far as it can be kept. */
export function readExported(given: unknown, receivedAt: number): Part {
  if (isDeeperThan(MAX_DEPTH, given)) return refusal('event', 'invalid', 'nests too deep')
  const parsed = exportedEvent.safeParse(given)
  if (!parsed.success) return refusal('event', 'invalid', faultOf(parsed.error))
  const { type = 'error', platform = 'javascript' } = parsed.data
  if (!ERRORS.has(type)) return left(`it is of type ${type}, and errors are imported`)
  if (!PLATFORMS.test(platform)) return left(`it is of ${platform}, and Seismo is of browsers`)
  const event = toClientEvent(parsed.data)
  if (isTooLarge(event))
    return refusal('event', 'too-large', `more than ${MAX_ITEM_CHARS} characters`)
  if (Date.parse(parsed.data.dateCreated) > receivedAt)
    return refusal('event', 'invalid', 'dateCreated: lies in the future')
  const { envelopes, refused } = readEvent(event, toHead({}, receivedAt))
  const past = { userAgent: userAgentOf(parsed.data) }
  return { envelopes: envelopes.map((one) => ({ ...one, past })), refused }
}

const ERRORS = new Set(['error', 'default'])
const PLATFORMS = /^(?:javascript|node|other)/

function left(detail: string): Part {
  return { envelopes: [], refused: [unsupported('event', detail)] }
}

function faultOf({ issues: [issue] }: z.ZodError): string {
  const path = issue?.path.join('.') ?? ''
  return `${path === '' ? '' : `${path}: `}${issue?.message ?? 'invalid'}`
}

function isDeeperThan(most: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return most === 0 || Object.values(value).some((one) => isDeeperThan(most - 1, one))
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    // The caller says what it expects.
    return undefined
  }
}
