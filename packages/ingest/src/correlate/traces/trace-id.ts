/** As servers write it: 128 bits in hex, or the 64 of older tracers. */
const TRACE_ID = /^(?:[0-9a-f]{16}|[0-9a-f]{32})$/

/** Lower case, or undefined where the text is no trace id. Zeros alone are W3C's word for none. */
export function toTraceId(text: string): string | undefined {
  const id = text.trim().toLowerCase()
  return TRACE_ID.test(id) && !/^0+$/.test(id) ? id : undefined
}

/** The trace that an answer names: `Server-Timing: traceparent;desc="00-…"`, as the page's script sends it. */
export function traceOfServerTiming(entries: readonly string[]): string {
  const named = entries.find((entry) => /^traceparent;/i.test(entry)) ?? ''
  return toTraceId(/desc="?[0-9a-f]{2}-([0-9a-f]+)-/i.exec(named)?.[1] ?? '') ?? ''
}
