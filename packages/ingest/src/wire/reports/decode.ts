import * as z from 'zod'
import { toUuid } from '../../issues/short-id.ts'
import { hash128 } from '../../lib/hash.ts'
import type { Decoded, Received, RefusedItem } from '../decoded.ts'
import type { Context, ReportItem } from '../envelope.ts'
import { nestsDeeperThan } from '../nesting.ts'
import { cut, mayBeIllFormed, wellFormed } from '../well-formed.ts'
import { describers } from './describers.ts'
import { modernised } from './policy-violations.ts'
import { report } from './schema.ts'

export const MAX_ITEMS = 500
export const MAX_ITEM_CHARS = 65_536
const MAX_DEPTH = 10
const KEY_CHARS = 200
const MESSAGE_CHARS = 4_096

const NOBODY: Context = {
  ...{ sessionId: '', release: '', environment: '', userId: '' },
  ...{ tags: {}, contexts: {} },
}

/** Whose reports these are: the id of their body, and when it came. */
interface Batch {
  id: string
  receivedAt: number
}

/**
 * Reports that browsers send by themselves: the Reporting API's list, or one violation of a policy
 * with `report-uri`. The body's own shape tells them apart; the content types that browsers gave
 * them have varied.
 */
export function decodeReports(body: Uint8Array, { receivedAt, requestId }: Received): Decoded {
  const text = new TextDecoder().decode(body)
  if (nestsDeeperThan(MAX_DEPTH, text)) return malformed(`The body nests deeper than ${MAX_DEPTH}.`)
  const candidates = toCandidates(parseJson(text))
  if (!candidates) return malformed('The body is no list of reports, nor a CSP report.')
  if (candidates.length > MAX_ITEMS)
    return malformed(`At most ${MAX_ITEMS} reports a body, got ${candidates.length}.`)
  // Reports have no id, and two visitors of one page send the same bytes.
  const batch = { id: hash128(`${requestId}/${text}`), receivedAt }
  const items: ReportItem[] = []
  const refused: RefusedItem[] = []
  for (const [index, candidate] of candidates.entries()) {
    const judged = judge(index, candidate, batch)
    if ('reason' in judged) refused.push(judged)
    else items.push(judged)
  }
  const envelope = {
    ...{ id: batch.id, sentAt: receivedAt, sdk: 'reporting-api' },
    ...{ context: NOBODY, items, drops: [] },
  }
  return { is: 'decoded', envelopes: items.length > 0 ? [envelope] : [], refused }
}

/** The reports of a body of any of its shapes; WebKit has sent a lone report without its list. */
function toCandidates(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value as unknown[] // what JSON.parse gave
  if (typeof value !== 'object' || value === null) return undefined
  if ('csp-report' in value) return [ofLegacy(value['csp-report'])]
  return 'type' in value ? [value] : undefined
}

function ofLegacy(given: unknown): unknown {
  const parsed = z.record(z.string(), z.unknown()).safeParse(given)
  if (!parsed.success) return given
  return {
    type: 'csp-violation',
    url: parsed.data['document-uri'],
    body: modernised(parsed.data),
  }
}

function judge(index: number, candidate: unknown, batch: Batch): ReportItem | RefusedItem {
  if (JSON.stringify(candidate).length > MAX_ITEM_CHARS)
    return refusal(index, 'too-large', `more than ${MAX_ITEM_CHARS} characters`)
  const parsed = report.safeParse(candidate)
  if (!parsed.success) return refusal(index, 'invalid', detailOf(parsed.error))
  const { type, url, age, body } = parsed.data
  const describe = describers.get(type)
  if (!describe) return refusal(index, 'unsupported', 'Seismo has no place for this type')
  const described = describe(body ?? {})
  if (described instanceof z.ZodError) return refusal(index, 'invalid', detailOf(described))
  const { key, message, position, weight = 1 } = described
  return {
    id: toUuid(hash128(`${batch.id}/${index}`)),
    ...{ is: 'report', type, at: batch.receivedAt - age, url, weight, position },
    ...{ key: cut(key, KEY_CHARS), message: cut(message, MESSAGE_CHARS) },
    ...{ pageViewId: '', route: '' },
  }
}

function refusal(index: number, reason: RefusedItem['reason'], detail: string): RefusedItem {
  return { index, kind: 'report', reason, detail }
}

function detailOf({ issues: [first] }: z.ZodError): string {
  return first ? `${first.path.join('.')}: ${first.message}` : 'invalid'
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return mayBeIllFormed(text) ? wellFormed(value) : value
  } catch {
    // The caller says so in its answer; where in the text it broke helps nobody else.
    return undefined
  }
}

function malformed(detail: string): Decoded {
  return { is: 'malformed', detail, errors: [] }
}
