import type { Decode } from '../decoded.ts'
import { unsupported } from '../foreign/refusal.ts'
import { attributesOf } from './attributes.ts'
import { decodeRequest, type Place, type Reading } from './decode-request.ts'
import { SPANS, traceRequest } from './messages.ts'
import { itemsOfSpan, unkeptEvents } from './span.ts'

/** An ExportTraceServiceRequest. */
export const decodeOtlpTraces: Decode = (body, received) =>
  decodeRequest(body, received, {
    ...{ names: SPANS, message: traceRequest, kind: 'span', read },
    partsOf: (span, scope): Record<string, unknown>[] => [{ ...span, scope }],
    attributesOf: ({ attributes }) => attributesOf(attributes),
  })

function read(span: Record<string, unknown>, place: Place): Reading {
  const items = itemsOfSpan(span, place)
  // Without an item the span is refused with all that it holds.
  if (items.length === 0) return { items, refused: [unsupported('span')] }
  return { items, refused: unkeptEvents(span) }
}
