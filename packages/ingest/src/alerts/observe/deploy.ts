import type { AlertInputs, ReleaseFigures, ReleaseTraffic } from '../../store/alert-inputs.ts'
import type { Answered, Observation, Observer } from '../observation.ts'
import type { DeployRule } from '../rule/deploy.ts'
import { rateTest } from './binomial-tail.ts'
import { createMemo } from './memo.ts'
import { observed, rounded, spanWords } from './observed.ts'
import { isOf, projectsOf } from './of-kind.ts'

const KEPT = 500
const DAY_MS = 86_400_000
const LOOK_EVERY_MS = 30_000
const UNLIKELY = 1e-3

/** Releases in their first hour, each beside what most sessions had in the day before it. */
export function createDeployObserver(inputs: AlertInputs): Observer {
  const figures = createMemo<ReleaseFigures[]>(KEPT)

  async function compare(rule: DeployRule, fresh: ReleaseTraffic, at: number) {
    const { projectId, environment, release, firstSeen } = fresh
    const end = Math.min(firstSeen + rule.window, Math.floor(at / LOOK_EVERY_MS) * LOOK_EVERY_MS)
    const of = { projectId, environment }
    const range = { from: firstSeen, to: Math.max(end, firstSeen + 1) }
    const past = { from: firstSeen - DAY_MS, to: firstSeen }
    const [now, before] = await Promise.all([
      figures(JSON.stringify([range, of, release]), () =>
        inputs.releaseFigures(range, { ...of, releases: [release] }),
      ),
      figures(JSON.stringify([past, of]), () => inputs.releaseFigures(past, of)),
    ])
    const newer = now.find((one) => one.release === release)
    const older = before.find((one) => one.release !== release)
    return newer && older ? deployObservation(rule, { newer, older, firstSeen }) : undefined
  }

  return async (asked, at) => {
    const rules = asked.filter((one) => isOf(one, 'deploy'))
    if (rules.length === 0) return []
    const longest = Math.max(...rules.map(({ rule }) => rule.window))
    const seen = await inputs.newReleases({ from: at - longest, to: at }, projectsOf(rules))
    const answers = rules.map(async ({ ruleId, projectId, rule }): Promise<Answered> => {
      const own = seen.filter(
        (one) =>
          one.projectId === projectId &&
          one.firstSeen > at - rule.window &&
          (rule.environment === undefined || one.environment === rule.environment),
      )
      const series = await Promise.all(own.map((one) => compare(rule, one, at)))
      return { ruleId, is: 'observed', series: series.flatMap((one) => one ?? []) }
    })
    return Promise.all(answers)
  }
}

interface Pair {
  newer: ReleaseFigures
  older: ReleaseFigures
  firstSeen: number
}

const MEASURES = {
  'error-sessions': {
    words: 'sessions with an error',
    of: (one: ReleaseFigures) => [one.affected, one.sessions],
  },
  errors: { words: 'errors a session', of: (one: ReleaseFigures) => [one.errors, one.sessions] },
  'failed-requests': {
    words: 'failed requests',
    of: (one: ReleaseFigures) => [one.failedRequests, one.requests],
  },
  'new-issues': { words: 'new issues', of: (one: ReleaseFigures) => [one.newIssues, one.sessions] },
} as const satisfies Record<
  DeployRule['measures'][number],
  { words: string; of: (one: ReleaseFigures) => readonly [number, number] | number[] }
>

/** Pure: the conditional test of two rates for each measure; the least likely speaks. */
export function deployObservation(
  rule: DeployRule,
  { newer, older, firstSeen }: Pair,
): Observation {
  const compared = rule.measures
    .map((measure) => compareBy(rule, measure, { newer, older }))
    .toSorted((a, b) => a.probability - b.probability)
  const worst = compared.find(({ isWorse }) => isWorse) ?? compared[0]
  const isKnown = newer.sessions >= rule.min_traffic && older.sessions >= rule.min_traffic
  const { count = 0, exposure = 0, expected = 0, probability = 1, words = '' } = worst ?? {}
  const isBreach = isKnown && worst?.isWorse === true
  return observed({
    labels: { release: newer.release },
    verdict: isKnown ? verdictOf(isBreach) : 'no-data',
    ...{ value: count, threshold: expected * (1 + rule.worse_by / 100), expected, observed: count },
    ...{ exposure, exposureOf: 'sessions', probability, windowMs: rule.window, unit: words },
    ...{ sessions: newer.affected, beganAt: firstSeen },
    words: `${rounded(count)} ${words} in the first ${spanWords(rule.window)} of ${newer.release}, ${rounded(expected)} at the rate of ${older.release}`,
  })
}

function verdictOf(isBreach: boolean): Observation['verdict'] {
  return isBreach ? 'breach' : 'clear'
}

function compareBy(
  rule: DeployRule,
  measure: DeployRule['measures'][number],
  { newer, older }: Pick<Pair, 'newer' | 'older'>,
) {
  const { words, of } = MEASURES[measure]
  const [count, exposure] = of(newer)
  const [before, exposureBefore] = of(older)
  const expected = exposureBefore === 0 ? 0 : (before / exposureBefore) * exposure
  const probability = rateTest({ count, exposure }, { count: before, exposure: exposureBefore })
  const isWorse = count > expected * (1 + rule.worse_by / 100) && probability < UNLIKELY
  return { count, exposure, expected, probability, isWorse, words }
}
