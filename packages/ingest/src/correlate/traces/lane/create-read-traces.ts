import type { TraceRef, TraceStore } from '../../../store/trace-store.ts'
import type { ReadTraces, Rise } from '../../lanes.ts'
import type { ReadTrace } from '../jaeger/create-jaeger.ts'
import { readMany } from '../read-many.ts'
import { callGraph } from './call-graph.ts'
import { rankOperations } from './rank-operations.ts'
import { summarise, type TraceSummary } from './summarise.ts'

/** Of each side: enough to see what they share, few enough to be read while somebody waits. */
const MOST_TRACES = 20
const MOST_BYTES = 2 * 1024 * 1024
const MOST_NEAR = 40
/** For what is done with the traces once they are there. */
const MARGIN_MS = 100

interface Means {
  store: TraceStore
  read: ReadTrace
}

/** Reads traces of the failed requests and of the same endpoints before, and compares them. */
export function createReadTraces({ store, read }: Means): ReadTraces {
  return async (rise) => {
    const { projectId, source } = rise
    const limit = MOST_TRACES
    const failed = await store.ofSignal({ projectId, source, ...rise.during, limit })
    if (failed.length === 0) return { ...NOTHING, problem: NO_TRACES }
    const usual = await usualOf(store, rise, failed)
    const reading = {
      ...{ read, keep: summarise, mostBytes: MOST_BYTES },
      deadline: rise.deadline - MARGIN_MS,
    }
    // One after the other: those that failed are what is asked for.
    const during = await readMany(failed.map(idOf), reading)
    const before =
      during.problem === undefined
        ? await readMany(usual.map(idOf), reading)
        : { kept: [], absent: 0 }
    const candidates = rankOperations({ during: during.kept, before: before.kept })
    return {
      candidates,
      checked: new Set(during.kept.flatMap(({ operations }) => [...operations.keys()])).size,
      problem: problemOf(during, failed.length),
      near: nearOf(during.kept),
      calls: callGraph([...during.kept, ...before.kept]),
    }
  }
}

const NOTHING = { candidates: [], checked: 0, near: [], calls: new Map<string, string[]>() }
const NO_TRACES =
  'None of the failed requests names a trace: give the page propagateTo, or let the server answer Server-Timing: traceparent.'

/** Of the same endpoints before; a page view has none, and is compared with other page views. */
async function usualOf(
  store: TraceStore,
  { projectId, source, before }: Rise,
  failed: readonly TraceRef[],
): Promise<TraceRef[]> {
  const limit = MOST_TRACES
  if (source.is === 'vital') return store.ofSignal({ projectId, source, ...before, limit })
  const endpoints = failed
    .filter(({ target }) => target !== '')
    .map(({ method, target }) => ({ method, target }))
  const distinct = new Map(endpoints.map((one) => [JSON.stringify(one), one]))
  return store.ofEndpoints({ projectId, ...before, endpoints: [...distinct.values()], limit })
}

function problemOf(
  {
    kept,
    absent,
    problem,
  }: { kept: readonly unknown[]; absent: number; problem: string | undefined },
  asked: number,
): string | null {
  if (problem !== undefined && kept.length === 0) return problem
  if (problem !== undefined) return `${kept.length} of ${asked} traces were read. ${problem}`
  if (absent === 0) return null
  return `${asked - absent} of ${asked} traces were read: the others were not sampled, are still on their way, too large, or older than what Jaeger keeps.`
}

/** Where the failures began comes first. */
function nearOf(traces: readonly TraceSummary[]): string[] {
  const seen = traces.flatMap(({ operations }) => [...operations.values()])
  const origins = seen.filter(({ isOrigin }) => isOrigin)
  const names = [...origins, ...seen].flatMap(({ host, service }) => [host, service])
  return [...new Set(names)].filter((name) => name !== '').slice(0, MOST_NEAR)
}

function idOf({ traceId }: TraceRef): string {
  return traceId
}
