import type { Backtest } from '../../contract/alerts.ts'
import type { Asked, ObservePast } from '../observation.ts'
import { chartPoints } from './chart-points.ts'
import { replay } from './replay.ts'

const DAY_MS = 86_400_000
const STEP_MS = 300_000
const MOST_FIRED = 200

/** What a rule would have done: `ObservePast` sees as live, and `replay` goes on as live. */
export async function runBacktest(
  observePast: ObservePast,
  asked: Asked,
  { to, days }: { to: number; days: number },
): Promise<Backtest> {
  const range = { from: to - days * DAY_MS, to, stepMs: STEP_MS }
  const past = await observePast(asked, range)
  const last = past[0]?.observations.at(-1)
  return {
    ...range,
    fired: replay(asked.rule, past).slice(-MOST_FIRED),
    points: chartPoints(past),
    threshold: last?.threshold ?? null,
    unit: last?.unit ?? '',
    series: past.length,
    note: noteOf(
      past.flatMap(({ observations }) => observations.slice(0, 1)),
      range,
    ),
    // Of many series each has its own volume.
    smallest: (past.length === 1 && past[0]?.smallest) || '',
  }
}

function noteOf(
  firsts: readonly { at: number }[],
  { from, to }: { from: number; to: number },
): string {
  if (firsts.length === 0) return 'Nothing is stored of that time.'
  const since = Math.min(...firsts.map(({ at }) => at))
  if (since - from < DAY_MS / 2) return ''
  const days = Math.max(1, Math.round((to - since) / DAY_MS))
  return `Only the last ${days} ${days === 1 ? 'day is' : 'days are'} stored.`
}
