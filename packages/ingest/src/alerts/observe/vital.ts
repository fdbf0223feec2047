import { thresholds } from '../../vitals/thresholds.ts'
import type { AlertInputs, ReleaseVital, Timings } from '../../store/alert-inputs.ts'
import type { Answered, Observation, Observer } from '../observation.ts'
import type { VitalRule } from '../rule/vital.ts'
import { createMemo } from './memo.ts'
import { windowAt } from './moments.ts'
import { observed, rounded, spanWords } from './observed.ts'
import { isOf, projectsOf, type AskedOf } from './of-kind.ts'
import { readWhere } from './read-where.ts'

type AskedVital = AskedOf<'vital'>

const KEPT = 200
/** A release is compared over its first days: what is older is usual by then. */
const RELEASE_MS = 3 * 86_400_000
const COMPARE_EVERY_MS = 300_000
/** One in a thousand by chance, at each look. */
const LEAST_Z = 3.1

/** A percentile against its threshold, and against the release before on the same pages and devices. */
export function createVitalObserver(inputs: AlertInputs): Observer {
  const timings = createMemo<Timings[]>(KEPT)
  const releases = createMemo<ReleaseVital | undefined>(KEPT)

  async function absolute(
    group: readonly AskedVital[],
    at: number,
  ): Promise<[string, Observation[]][]> {
    const [first] = group
    if (!first) return []
    const { rule } = first
    const range = windowAt(rule.window, at)
    const shape = {
      ...{ projectIds: projectsOf(group), measure: rule.metric, where: readWhere(rule) },
      ...{ by: rule.by, percentile: rule.percentile },
      ...(rule.device !== 'all' && { device: rule.device }),
    }
    const rows = await timings(JSON.stringify([range, shape]), () => inputs.timings(range, shape))
    return group.map((one) => {
      const own = rows.filter(({ projectId }) => projectId === one.projectId)
      const seen = own.map((row) => absoluteObservation(one.rule, row))
      return [one.ruleId, seen.length > 0 || one.rule.by !== 'project' ? seen : [unknown(one.rule)]]
    })
  }

  async function relative(
    { ruleId, projectId, rule }: AskedVital,
    at: number,
  ): Promise<[string, Observation[]]> {
    const to = Math.floor(at / COMPARE_EVERY_MS) * COMPARE_EVERY_MS
    const of = {
      ...{ projectId, metric: rule.metric, percentile: rule.percentile },
      ...{ device: rule.device, where: readWhere(rule) },
    }
    const range = { from: to - RELEASE_MS, to }
    const found = await releases(JSON.stringify([range, of]), () => inputs.releaseVital(range, of))
    return [ruleId, found ? [relativeObservation(rule, found)] : [unknown(rule)]]
  }

  return async (asked, at) => {
    const rules = asked.filter((one) => isOf(one, 'vital'))
    const alike = Map.groupBy(
      rules.filter(({ rule }) => rule.above !== undefined),
      ({ rule: { metric, percentile, by, device, where, window } }) =>
        JSON.stringify([metric, percentile, by, device, where, window]),
    )
    const compared = rules.filter(({ rule }) => rule.above === undefined)
    const found = await Promise.all([
      ...[...alike.values()].map((group) => absolute(group, at)),
      ...compared.map(async (one) => [await relative(one, at)]),
    ])
    return found.flat().map(([ruleId, series]): Answered => ({ ruleId, is: 'observed', series }))
  }
}

function limitOf({ above, metric }: Pick<VitalRule, 'above' | 'metric'>): number | null {
  if (above === undefined || typeof above === 'number') return above ?? null
  return thresholds[metric][above === 'poor' ? 1 : 0]
}

export function absoluteObservation(
  rule: VitalRule,
  { n, value, series }: Pick<Timings, 'n' | 'value' | 'series'>,
): Observation {
  const threshold = limitOf(rule)
  const isKnown = n >= rule.min_traffic && threshold !== null
  const beyond = isKnown && value > threshold
  return observed({
    labels: rule.by === 'project' ? {} : { [rule.by]: series },
    verdict: isKnown ? verdictOf(beyond) : 'no-data',
    ...{ value, threshold, observed: n, exposure: n, exposureOf: 'measurements' },
    ...{ windowMs: rule.window, unit: unitOf(rule) },
    words: `p${String(rule.percentile)} of ${rule.metric} ${rounded(value)}${spaced(unitOf(rule))}, threshold ${rounded(threshold ?? 0)} (${rounded(n)} in ${spanWords(rule.window)})`,
  })
}

function verdictOf(isBreach: boolean): Observation['verdict'] {
  return isBreach ? 'breach' : 'clear'
}

/**
 * Of the newer release's values, a quarter lie above its 75th percentile; if it is no worse, as many lie
 * above that of the release before. How many standard deviations more do, both samples reckoned.
 */
function shareAbove({
  percentile,
  above,
  n,
  previousN,
}: {
  percentile: number
  above: number
  n: number
  previousN: number
}): number {
  const expected = 1 - percentile / 100
  const deviation = Math.sqrt(expected * (1 - expected) * (1 / n + 1 / previousN))
  return (above / n - expected) / deviation
}

export function relativeObservation(rule: VitalRule, found: ReleaseVital): Observation {
  const { release, previous, value, previousValue, n, previousN, above } = found
  const limit = previousValue * (1 + (rule.worse_by ?? 0) / 100)
  const isKnown = n >= rule.min_traffic && previousN >= rule.min_traffic
  const z = isKnown ? shareAbove({ percentile: rule.percentile, above, n, previousN }) : 0
  const beyond = isKnown && value > limit && z >= LEAST_Z
  return observed({
    labels: { release },
    verdict: isKnown ? verdictOf(beyond) : 'no-data',
    ...{ value, threshold: limit, expected: previousValue, observed: n, exposure: n },
    ...{ exposureOf: 'measurements', windowMs: RELEASE_MS, unit: unitOf(rule) },
    words: `p${String(rule.percentile)} of ${rule.metric} ${rounded(value)}${spaced(unitOf(rule))} in ${release}, ${rounded(previousValue)} in ${previous} on the same pages and devices`,
  })
}

function unitOf({ metric }: Pick<VitalRule, 'metric'>): string {
  return metric === 'CLS' ? '' : 'ms'
}

function spaced(unit: string): string {
  return unit === '' ? '' : ` ${unit}`
}

function unknown(rule: VitalRule): Observation {
  return observed({
    ...{ verdict: 'no-data', value: null, threshold: limitOf(rule), unit: unitOf(rule) },
    ...{ windowMs: rule.window, words: `too little of ${rule.metric} to tell` },
  })
}
