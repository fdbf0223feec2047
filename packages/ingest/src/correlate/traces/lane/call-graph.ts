import type { TraceSummary } from './summarise.ts'

const MOST_SERVICES = 500

/** Who calls whom, of all traces together: by service. */
export function callGraph(traces: readonly TraceSummary[]): Map<string, string[]> {
  const graph = new Map<string, string[]>()
  for (const [caller, called] of traces.flatMap(({ calls }) => calls)) {
    const known = graph.get(caller) ?? []
    if (known.includes(called) || known.length >= MOST_SERVICES) continue
    if (known.length === 0 && graph.size >= MOST_SERVICES) continue
    graph.set(caller, [...known, called])
  }
  return graph
}
