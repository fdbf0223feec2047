/** The trace a server names in `Server-Timing: traceparent;desc="00-…"` (W3C Trace Context). */
export function traceIdOf(entry: PerformanceResourceTiming | undefined): string | undefined {
  const named = entry?.serverTiming?.find(({ name }) => name === 'traceparent')
  return named?.description.split('-')[1]
}
