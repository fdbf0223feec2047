import type { TraceLink } from '../../../contract/traces.ts'
import type { LinkTemplate } from './link-templates.ts'

const AROUND_MS = 3_600_000

/** Where one trace is opened, `at` being about when it was. Its id is hex and needs no escape. */
export function toLinks(
  templates: readonly LinkTemplate[],
  { traceId, at }: { traceId: string; at: number },
): TraceLink[] {
  const lower = traceId.slice(-16)
  const values = new Map([
    ['traceId', traceId],
    // Those who know 64 bits know the lower half; Datadog writes it as a number.
    ['traceId64', lower],
    ['traceIdDecimal', String(BigInt(`0x${lower}`))],
    ['from', String(at - AROUND_MS)],
    ['to', String(at + AROUND_MS)],
  ])
  return templates.map(({ name, url }) => ({
    name,
    url: url.replace(/\{(\w+)\}/g, (whole, key: string) => values.get(key) ?? whole),
  }))
}
