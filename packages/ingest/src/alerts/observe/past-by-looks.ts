import type { Asked, Observation, Observer, PastSeries } from '../observation.ts'
import type { TimeRange } from '../../store/ports.ts'
import { seriesKey } from '../series-key.ts'
import { observed } from './observed.ts'

/** Four weeks by the hour; each look is what a round asks of the store. */
const MOST_LOOKS = 700
/** Others wait for it, and so does the database. */
const MOST_MS = 20_000
const TOO_LONG = 'to look so far back takes too long: try fewer days'
/** As many as are evaluated live. */
const MOST_SERIES = 200

interface Looks extends TimeRange {
  everyMs: number
  /** Where something is known to have happened, oldest first; else all of the range is looked at. */
  moments?: readonly number[]
  elapsedMs?: () => number
}

/**
 * The past of what is stored as it happened: the observer itself, asked as if it were then. What it sees no
 * more is unknown from there on, as it is live.
 * @throws Error where so short a time would take too many looks, or they take too long.
 */
export async function pastByLooks(
  observer: Observer,
  asked: Asked,
  looks: Looks,
): Promise<PastSeries[]> {
  const { moments = momentsOf(looks), elapsedMs = () => performance.now() } = looks
  const start = elapsedMs()
  if (moments.length > MOST_LOOKS)
    throw new Error('so short a time is looked at over fewer days: try fewer')
  const series = new Map<string, PastSeries>()
  let standing: Asked['standing'] = []
  const first = moments[0] ?? looks.from
  for (const at of moments) {
    if (elapsedMs() - start > MOST_MS) throw new Error(TOO_LONG)
    const seen = await lookAt(observer, { ...asked, standing }, at)
    standing = seen.filter(({ verdict }) => verdict === 'breach').map(({ labels }) => labels)
    note(series, seen, { at, first })
  }
  return series.size > 0 ? [...series.values()] : [quiet(looks)]
}

function momentsOf({ from, to, everyMs }: Omit<Looks, 'moments'>): number[] {
  const looks = Math.floor((to - from) / everyMs)
  // One more is refused: no more are made.
  const length = Math.min(looks, MOST_LOOKS) + 1
  return Array.from({ length }, (_, n) => to - (looks - n) * everyMs)
}

async function lookAt(observer: Observer, asked: Asked, at: number): Promise<Observation[]> {
  const [answer] = await observer([asked], at)
  if (answer?.is !== 'observed') throw new Error(answer?.why ?? 'nothing was answered')
  return [...answer.series]
}

function note(
  all: Map<string, PastSeries>,
  seen: readonly Observation[],
  { at, first }: { at: number; first: number },
): void {
  const now = new Map(seen.map((one) => [seriesKey(one.labels), one]))
  for (const [key, { observations }] of all) {
    const last = observations.at(-1)
    const one = now.get(key)
    if (one) observations.push({ at, ...one })
    else if (last) observations.push({ ...last, at, verdict: 'no-data' })
  }
  for (const [key, one] of now) {
    if (all.has(key) || all.size >= MOST_SERIES) continue
    // Looked at from the beginning, or it would seem that nothing older is stored.
    const before = { ...one, at: first, verdict: 'no-data' as const, value: null }
    const observations = [...(at > first ? [before] : []), { at, ...one }]
    all.set(key, { labels: one.labels, observations })
  }
}

/** Nothing of the kind happened, which is an answer. */
function quiet({ from, to, everyMs }: Looks): PastSeries {
  const nothing = observed({ verdict: 'clear', value: 0, words: '', unit: '', windowMs: everyMs })
  return { labels: {}, observations: [from, to].map((at) => ({ at, ...nothing })) }
}
