import type { SearchPart } from '../../issues/search/search-part.ts'
import type { AlertInputs } from '../../store/alert-inputs.ts'
import type { TimeRange } from '../../store/ports.ts'
import type { Observation, Observer } from '../observation.ts'
import type { BurnRateRule } from '../rule/burn-rate.ts'
import { burnRate, isBurning, type Share } from './burn.ts'
import { createMemo } from './memo.ts'
import { windowAt } from './moments.ts'
import { observed, rounded, spanWords } from './observed.ts'
import { isOf, projectsOf, type AskedOf } from './of-kind.ts'
import { environmentOf } from './read-where.ts'

type AskedBurn = AskedOf<'burn-rate'>
type Shares = ReadonlyMap<number, Share>

const KEPT = 200
const HOUR_MS = 3_600_000
const NOTHING: Share = { total: 0, bad: 0 }

const EXPOSURE = {
  'crash-free-sessions': 'sessions',
  'successful-requests': 'requests',
  'good-vitals': 'measurements',
} as const satisfies Record<BurnRateRule['objective'], Observation['exposureOf']>

/** Each objective is read once for each window and environment, for all projects that have one. */
export function createBurnRateObserver(inputs: AlertInputs): Observer {
  const shares = createMemo<Shares>(KEPT)

  function sharesOf({ projectIds, name }: Together, rule: BurnRateRule, range: TimeRange) {
    const of = { objective: rule.objective, metric: rule.metric, environment: environmentOf(rule) }
    const key = JSON.stringify([of, range, name])
    return shares(key, () => readShares(inputs, range, { ...of, projectIds }))
  }

  async function observe(together: Together, one: AskedBurn, at: number) {
    const { rule, projectId } = one
    const burns = await Promise.all(
      rule.windows.map(async (pair) => {
        const [long, short] = await Promise.all(
          [pair.long, pair.short].map(async (ms) => {
            const of = await sharesOf(together, rule, windowAt(ms, at))
            return of.get(projectId) ?? NOTHING
          }),
        )
        return { pair, burn: { long: long ?? NOTHING, short: short ?? NOTHING } }
      }),
    )
    return burnObservation(rule, burns)
  }

  return async (asked, at) => {
    const rules = asked.filter((one) => isOf(one, 'burn-rate'))
    const alike = Map.groupBy(
      rules,
      ({ rule }) => `${rule.objective} ${rule.metric ?? ''} ${rule.where}`,
    )
    const answers = [...alike.values()].flatMap((group) => {
      const together = togetherOf(group)
      return group.map(async (one) => ({
        ...{ ruleId: one.ruleId, is: 'observed' as const },
        series: [await observe(together, one, at)],
      }))
    })
    return Promise.all(answers)
  }
}

/** Projects that are read together: named once, or a thousand rules name a thousand projects each. */
interface Together {
  projectIds: readonly number[]
  name: string
}

function togetherOf(rules: readonly AskedBurn[]): Together {
  const projectIds = projectsOf(rules)
  return { projectIds, name: projectIds.join() }
}

interface PairBurn {
  pair: BurnRateRule['windows'][number]
  burn: { long: Share; short: Share }
}

/** The pair that burns fastest for its factor speaks for all. */
export function burnObservation(rule: BurnRateRule, burns: readonly PairBurn[]): Observation {
  const { target, min_traffic } = rule
  const enough = burns.filter(({ burn }) => burn.long.total >= min_traffic)
  const burning = enough.find(({ pair, burn }) => isBurning(burn, target, pair.factor))
  const [worst = burns[0]] = burning ? [burning] : enough.toSorted((a, b) => excess(b) - excess(a))
  const { pair, burn } = worst ?? { pair: rule.windows[0], burn: { long: NOTHING, short: NOTHING } }
  const value = burnRate(burn.long, target)
  const windowMs = pair?.long ?? 0
  const factor = pair?.factor ?? 1
  return observed({
    verdict: verdictOf(enough.length, burning !== undefined),
    ...{ value, threshold: factor, expected: 1, observed: burn.long.bad },
    ...{ exposure: burn.long.total, exposureOf: EXPOSURE[rule.objective], windowMs },
    ...{ unit: 'times the budget', words: wordsOf(rule, burn.long, windowMs) },
  })

  function excess({ pair: of, burn: by }: PairBurn): number {
    return (burnRate(by.long, target) ?? 0) / of.factor
  }
}

function verdictOf(known: number, isBreach: boolean): Observation['verdict'] {
  if (known === 0) return 'no-data'
  return isBreach ? 'breach' : 'clear'
}

function wordsOf({ objective, target }: BurnRateRule, share: Share, windowMs: number): string {
  const name = objective.replaceAll('-', ' ')
  const rate = burnRate(share, target)
  if (rate === null) return `${name}: nothing in ${spanWords(windowMs)}`
  const good = 100 * (1 - Math.min(1, share.bad / share.total))
  return `${rounded(good)} % ${name} in ${spanWords(windowMs)}, objective ${String(target)} %: the budget burns ${rounded(rate)} times too fast`
}

function ofEnvironment(value: string | undefined): SearchPart[] {
  return value === undefined ? [] : [{ is: 'match', key: 'environment', value, exclude: false }]
}

interface ObjectiveQuery {
  objective: BurnRateRule['objective']
  metric: BurnRateRule['metric']
  environment: string | undefined
  projectIds: readonly number[]
}

async function readShares(
  inputs: AlertInputs,
  range: TimeRange,
  { objective, metric, environment, projectIds }: ObjectiveQuery,
): Promise<Shares> {
  const of = { projectIds, ...(environment !== undefined && { environment }) }
  if (objective === 'crash-free-sessions') {
    // Up to an hour by ten seconds, so that a short window begins where it says.
    const rows =
      range.to - range.from <= HOUR_MS
        ? await inputs.counts(range, [
            { projectIds, where: ofEnvironment(environment), by: 'project' },
          ])
        : await inputs.totals({ ...range, ...of })
    return new Map(rows.map((row) => [row.projectId, { total: row.sessions, bad: row.crashed }]))
  }
  const measure = objective === 'good-vitals' ? (metric ?? 'LCP') : 'request'
  const totals = await inputs.timingTotals(range, { ...of, measure })
  return new Map(totals.map(({ projectId, n, good }) => [projectId, { total: n, bad: n - good }]))
}
