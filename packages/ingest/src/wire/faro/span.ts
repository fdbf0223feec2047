import { itemsOfSpan } from '../otlp/span.ts'
import { unsupported } from '../foreign/refusal.ts'
import { isRecord } from '../foreign/read-json.ts'
import { invalid, type Read } from './signal.ts'

/** Faro's traces are OTLP's; who sent them stands in the body's own meta. */
export const readSpan: Read = (signal, { head, id, receivedAt }) => {
  if (!isRecord(signal)) return invalid('span', 'no object')
  const items = itemsOfSpan(signal, { id, receivedAt, page: head.page })
  return items.length > 0 ? items : unsupported('span')
}
