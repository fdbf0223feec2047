import type { Deploy } from '../../contract/releases.ts'
import type { Store } from '../../store/ports.ts'
import type { LaneAnswer, Rise } from '../lanes.ts'
import { followedByRise } from './followed-by.ts'
import { CLOSE_MS, LATE_MS } from './closeness.ts'
import { rankDeploys } from './rank-deploys.ts'

const DAY_MS = 86_400_000
/** Of which it is known what each replaced, and what followed. */
const PAST_MS = 14 * DAY_MS
const MOST_DEPLOYS = 200
const MOST_PAST = 20
const PAST_STEP_MS = 5 * 60_000

/** Deploys, and releases that were seen for the first time. */
export async function readDeploys(
  store: Pick<Store, 'releases' | 'signals'>,
  rise: Rise,
): Promise<LaneAnswer<'deploy'>> {
  const { projectId, onset, source, before, during } = rise
  const deploys = await store.releases.deploys.list({
    ...{ projectId, from: onset - PAST_MS, to: onset + LATE_MS + 1, limit: MOST_DEPLOYS },
  })
  const close = deploys.filter(({ at }) => at > onset - CLOSE_MS)
  if (close.length === 0) return { candidates: [], checked: 0, problem: null }
  const [parts, followedBy] = await Promise.all([
    store.signals.releases({ projectId, source, before, during }),
    whatFollowed(store, rise, deploys),
  ])
  const lengths = { before: before.to - before.from, during: during.to - during.from }
  return {
    candidates: rankDeploys({ deploys, parts, onset, lengths, followedBy }),
    ...{ checked: close.length, problem: null },
  }
}

async function whatFollowed(
  { signals }: Pick<Store, 'signals'>,
  { projectId, source, onset }: Rise,
  deploys: readonly Deploy[],
): Promise<{ rises: number; of: number }> {
  const past = deploys.filter(({ at }) => at <= onset - CLOSE_MS).slice(0, MOST_PAST)
  // Two weeks of requests and vitals are not read for a remark.
  if (past.length === 0 || (source.is !== 'issue' && source.is !== 'errors')) {
    return { rises: 0, of: 0 }
  }
  const oldest = Math.min(...past.map(({ at }) => at)) - CLOSE_MS
  const from = Math.floor(oldest / PAST_STEP_MS) * PAST_STEP_MS
  const length = Math.floor((onset - from) / PAST_STEP_MS)
  const grid = { from, stepMs: PAST_STEP_MS, length }
  return followedByRise(past, { grid, ...(await signals.counts({ projectId, source, grid })) })
}
