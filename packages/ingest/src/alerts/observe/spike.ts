import type { AlertInputs, Series, SeriesQuery, Trailing } from '../../store/alert-inputs.ts'
import { BUCKET_MS } from '../detect/bucket.ts'
import type { Decision } from '../detect/decision.ts'
import { createSpikeDetector, type SpikeDetector } from '../detect/spike-detector.ts'
import type { Answered, Observer } from '../observation.ts'
import type { SpikeRule } from '../rule/spike.ts'
import { isOf, projectsOf, type AskedOf } from './of-kind.ts'
import { environmentOf } from './read-where.ts'
import { countsOf, everyBucket, exposureOf, withTraffic, type Exposure } from './spike-buckets.ts'
import { spikeObservation } from './spike-observation.ts'

type AskedSpike = AskedOf<'spike'>

const DAY_MS = 86_400_000
export const HISTORY_MS = 29 * DAY_MS
/** What arrives some seconds late belongs to its five minutes still. */
const SETTLE_MS = 20_000
/** What a page could not send at once is an hour late at most, mostly. */
const LATE_MS = 30 * 60_000
const GLANCES_MS = [60_000, 300_000]
/** Four weeks of one project are 400 kB as text. */
const PROJECTS_PER_READ = 40

export const DIMENSIONS = {
  project: '',
  route: 'page',
  release: 'release',
  class: 'class',
} as const

interface Watched {
  detector: SpikeDetector
  by: Exposure
  decision: Decision | undefined
}

interface Group {
  dimension: SeriesQuery['dimension']
  environment: string | undefined
}

/** Reads each series once for all rules of it, and feeds every rule's detector with it. */
export function createSpikeObserver(inputs: AlertInputs): Observer {
  /** By rule, then by the value that the series is of. */
  const watched = new Map<string, Map<string, Watched>>()
  /** Until when a rule has been given what was stored. */
  const fedUntil = new Map<string, number>()

  async function feed(group: Group, rules: readonly AskedSpike[], at: number): Promise<void> {
    const to = Math.floor((at - SETTLE_MS) / BUCKET_MS) * BUCKET_MS
    const due = rules.filter(({ ruleId }) => (fedUntil.get(ruleId) ?? 0) < to)
    const { fresh = [], known = [] } = Object.groupBy(due, ({ ruleId }) =>
      fedUntil.has(ruleId) ? 'known' : 'fresh',
    )
    for (const [from, some] of [
      [to - HISTORY_MS, fresh],
      [to - LATE_MS, known],
    ] as const) {
      const projects = projectsOf(some)
      for (let at_ = 0; at_ < projects.length; at_ += PROJECTS_PER_READ) {
        const ids = new Set(projects.slice(at_, at_ + PROJECTS_PER_READ))
        const own = some.filter(({ projectId }) => ids.has(projectId))
        await feedFrom({ ...group, from, to, projectIds: [...ids] }, own)
      }
    }
  }

  async function feedFrom(
    { dimension, environment, ...range }: Group & Omit<SeriesQuery, 'environment'>,
    rules: readonly AskedSpike[],
  ): Promise<void> {
    const of = { ...range, ...(environment !== undefined && { environment }) }
    const series = await readSeries(inputs, { ...of, dimension })
    const byProject = Map.groupBy(series, ({ projectId }) => projectId)
    for (const { ruleId, projectId, rule } of rules) {
      push(ruleId, rule, { series: byProject.get(projectId) ?? [], range })
      fedUntil.set(ruleId, range.to)
    }
  }

  function push(
    ruleId: string,
    rule: SpikeRule,
    { series, range }: { series: readonly Series[]; range: { from: number; to: number } },
  ): void {
    const own = watched.get(ruleId) ?? new Map<string, Watched>()
    watched.set(ruleId, own)
    for (const one of series) {
      const by = exposureOf(rule.exposure, one.buckets)
      if (!own.has(one.value))
        own.set(one.value, { detector: createDetector(rule), by, decision: undefined })
    }
    const known = new Map(series.map((one) => [one.value, one]))
    for (const [value, watch] of own) {
      for (const bucket of everyBucket(watch.by, known.get(value), range)) {
        watch.decision = watch.detector.push(bucket)
      }
    }
  }

  async function glance(
    { dimension, environment }: Group,
    rules: readonly AskedSpike[],
    at: number,
  ) {
    const trailing = await inputs.trailing({
      ...{ projectIds: projectsOf(rules), dimension, to: at, windowsMs: GLANCES_MS },
      ...(environment !== undefined && { environment }),
    })
    const of = new Map(trailing.map((one) => [`${String(one.projectId)}/${one.value}`, one]))
    for (const { ruleId, projectId } of rules) {
      for (const [value, watch] of watched.get(ruleId) ?? []) {
        const now = of.get(`${String(projectId)}/${value}`)
        const decision = now && watch.detector.glance(at, looksOf(watch.by, now))
        if (decision) watch.decision = decision
      }
    }
  }

  function answer({ ruleId, rule }: AskedSpike): Answered {
    const series = [...(watched.get(ruleId) ?? [])].flatMap(([value, { by, decision }]) =>
      decision ? [spikeObservation(rule, { value, by, decision })] : [],
    )
    return { ruleId, is: 'observed', series }
  }

  return async (asked, at) => {
    const rules = asked.filter((one) => isOf(one, 'spike'))
    const groups = Map.groupBy(rules, ({ rule }) => `${rule.by} ${environmentOf(rule) ?? ''}`)
    for (const group of groups.values()) {
      const [first] = group
      const dimension = first && dimensionOf(first.rule)
      if (!first || dimension === undefined) continue
      const of = { dimension, environment: environmentOf(first.rule) }
      await feed(of, group, at)
      // Of a class nobody knows the traffic of the last minute: it is everybody's.
      if (dimension !== 'class') await glance(of, group, at)
    }
    const wanted = new Set(asked.map(({ ruleId }) => ruleId))
    for (const ruleId of watched.keys()) if (!wanted.has(ruleId)) forget(ruleId)
    return rules.map((one) => (dimensionOf(one.rule) === undefined ? refused(one) : answer(one)))
  }

  function forget(ruleId: string): void {
    watched.delete(ruleId)
    fedUntil.delete(ruleId)
  }
}

export function dimensionOf({ by }: Pick<SpikeRule, 'by'>): SeriesQuery['dimension'] | undefined {
  return by === 'environment' || by === 'issue' ? undefined : DIMENSIONS[by]
}

function refused({ ruleId, rule }: AskedSpike): Answered {
  const instead =
    rule.by === 'issue' ? 'kind: escalating' : 'a rule for each, with where: environment:…'
  return { ruleId, is: 'failed', why: `spikes by ${rule.by} are not known: use ${instead}` }
}

export function createDetector({ sensitivity, min_errors, min_ratio }: SpikeRule): SpikeDetector {
  const floor = { sensitivity, minAffected: min_errors }
  return createSpikeDetector(min_ratio === undefined ? floor : { ...floor, minRatio: min_ratio })
}

/** Of a class, with the traffic of the project. */
export async function readSeries(inputs: AlertInputs, query: SeriesQuery): Promise<Series[]> {
  if (query.dimension !== 'class') return inputs.series(query)
  const [own, all] = await Promise.all([
    inputs.series(query),
    inputs.series({ ...query, dimension: '' }),
  ])
  const traffic = new Map(all.map((one) => [one.projectId, one]))
  return own.map((one) => withTraffic(one, traffic.get(one.projectId)))
}

function looksOf(by: Exposure, { windows }: Trailing) {
  return GLANCES_MS.map((windowMs, index) => {
    const nothing = { sessions: 0, pageViews: 0, errors: 0, affected: 0 }
    return { windowMs, ...countsOf(by, windows[index] ?? nothing) }
  })
}
