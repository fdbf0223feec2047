import type { DecisionRow } from '../../store/alert-store.ts'
import type { Observation } from '../observation.ts'
import type { KnownRule } from '../rules/known-rule.ts'
import { seriesKey } from '../series-key.ts'
import { rule } from '../rule/rule.ts'
import type { Standing } from './standing.ts'

export interface Restored {
  /** By rule, then by series. */
  standings: Map<string, Map<string, Standing>>
  /** Rules that are gone, as far as their decisions tell of them. */
  gone: Map<string, KnownRule>
}

/** Where everything stood when the process before ended. */
export function restoreStandings(
  rows: readonly DecisionRow[],
  rules: readonly KnownRule[],
): Restored {
  const known = new Set(rules.map(({ id }) => id))
  const standings: Restored['standings'] = new Map()
  const gone: Restored['gone'] = new Map()
  for (const row of rows) {
    const ofRule = standings.get(row.ruleId) ?? new Map<string, Standing>()
    ofRule.set(seriesKey(row.labels), toStanding(row))
    standings.set(row.ruleId, ofRule)
    if (!known.has(row.ruleId)) gone.set(row.ruleId, goneRule(row))
  }
  return { standings, gone }
}

function toStanding(row: DecisionRow): Standing {
  const firedAt = row.state.is === 'firing' ? [row.state.since] : []
  return { labels: row.labels, state: row.state, seen: toObservation(row), firedAt }
}

function toObservation({ labels, verdict, words, ...row }: DecisionRow): Observation {
  const { value, threshold, expected, observed, exposure, probability, windowMs } = row
  return {
    ...{ labels, verdict, words, value, threshold, expected, observed, exposure, probability },
    ...{ windowMs, band: null, exposureOf: null, users: null, sessions: null, unit: '' },
  }
}

function goneRule({ ruleId, projectId, entry }: DecisionRow): KnownRule {
  const { rule: name = ruleId, severity = 'warning' } = entry ?? {}
  const source = { kind: 'threshold' as const, name, severity, above: 0, enabled: false }
  return {
    ...{ id: ruleId, projectId, source, rule: rule.parse(source) },
    ...{ from: 'page', file: null, version: 0, savedAt: null, savedBy: null },
  }
}
