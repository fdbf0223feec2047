import { ANSWERS, type EndpointDetail } from '../contract/requests.ts'
import type { EndpointCell, EndpointScope, EndpointStore } from '../store/endpoint-store.ts'
import { endpointList } from './endpoint-list.ts'

/** Undefined where nothing was seen of the endpoint in the window. */
export async function endpointDetail(
  store: EndpointStore,
  scope: EndpointScope,
): Promise<EndpointDetail | undefined> {
  const first = { text: '', sort: 'requests', limit: 1, offset: 0 } as const
  const { items } = await endpointList(store, { ...scope, ...first })
  const [stats] = items
  if (stats === undefined) return undefined
  const [{ stepMs, cells }, outcomes, phases, serverTimings] = await Promise.all([
    store.cells(scope),
    store.outcomes(scope),
    store.phases(scope),
    store.serverTimings(scope),
  ])
  const [byPage, byRelease, samples] = await Promise.all([
    store.parts(scope, 'page'),
    store.parts(scope, 'release'),
    store.samples(scope, stats.p50Ms),
  ])
  return {
    ...stats,
    ...{ stepMs, outcomes, ...phases, serverTimings, byPage, byRelease, samples },
    ...overTime(cells, { ...scope, stepMs }),
  }
}

interface Steps {
  from: number
  to: number
  stepMs: number
}

/** The same cells by answer and by duration; steps without anything are zeros. */
export function overTime(
  cells: readonly EndpointCell[],
  { from, to, stepMs }: Steps,
): Pick<EndpointDetail, 'series' | 'durations'> {
  const steps = Math.max(1, Math.ceil((to - from) / stepMs))
  const series = Array.from({ length: steps }, (_, step) => ({
    at: from + step * stepMs,
    answers: { ...NOTHING },
  }))
  const durations = new Map<string, EndpointDetail['durations'][number]>()
  for (const { step, answer, bin, n } of cells) {
    const ofStep = series[step]
    if (ofStep !== undefined) ofStep.answers[answer] += n
    const key = `${String(step)} ${String(bin)}`
    const known = durations.get(key)
    if (known !== undefined) known.n += n
    else durations.set(key, { at: from + step * stepMs, ...boundsOf(bin), n })
  }
  return { series, durations: [...durations.values()] }
}

// as: its keys are the answers.
const NOTHING = Object.fromEntries(
  ANSWERS.map((answer) => [answer, 0]),
) as EndpointDetail['series'][number]['answers']

/** Four bins to each doubling. */
function boundsOf(bin: number | null): { lower: number | null; upper: number } {
  return bin === null
    ? { lower: null, upper: 0 }
    : { lower: 2 ** (bin / 4), upper: 2 ** ((bin + 1) / 4) }
}
