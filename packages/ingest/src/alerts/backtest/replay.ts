import type { Backtest } from '../../contract/alerts.ts'
import type { Observation, PastSeries } from '../observation.ts'
import { advance } from '../round/advance.ts'
import type { Standings, StateChange } from '../round/standing.ts'
import type { Rule } from '../rule/rule.ts'

type Fired = Backtest['fired'][number]

/** When a rule would have fired: the same rounds as live, over what was seen then. */
export function replay(rule: Rule, past: readonly PastSeries[]): Fired[] {
  const open = new Map<string, Fired>()
  const fired: Fired[] = []
  let standings: Standings = new Map()
  for (const [at, series] of roundsOf(past)) {
    const round = { ruleId: 'backtest', rule, at }
    const after = advance(round, standings, series)
    for (const change of after.changes) note(change, at)
    for (const one of series) raise(open, one)
    standings = after.standings
  }
  return fired

  function note({ labels, before, after, observation }: StateChange, at: number): void {
    const key = JSON.stringify(labels)
    if (after.is === 'firing') {
      const { value, words } = observation
      const one = { labels: { ...labels }, startedAt: at, endedAt: null, peak: value, words }
      open.set(key, one)
      fired.push(one)
    } else if (before.is === 'firing') {
      const one = open.get(key)
      if (one) one.endedAt = at
      open.delete(key)
    }
  }
}

function raise(open: ReadonlyMap<string, Fired>, { labels, value, threshold }: Observation): void {
  const one = open.get(JSON.stringify(labels))
  if (!one || value === null) return
  const isLow = one.peak !== null && threshold !== null && one.peak < threshold
  const worse = isLow ? value < (one.peak ?? value) : value > (one.peak ?? -Infinity)
  if (worse) one.peak = value
}

function roundsOf(past: readonly PastSeries[]): [number, Observation[]][] {
  const rounds = new Map<number, Observation[]>()
  for (const { observations } of past) {
    for (const { at, ...observation } of observations) {
      const known = rounds.get(at)
      if (known) known.push(observation)
      else rounds.set(at, [observation])
    }
  }
  return [...rounds].toSorted(([a], [b]) => a - b)
}
