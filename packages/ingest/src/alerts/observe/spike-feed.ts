import type { AlertInputs, Series, SeriesQuery } from '../../store/alert-inputs.ts'
import type { TimeRange } from '../../store/ports.ts'
import { BUCKET_MS } from '../detect/bucket.ts'
import type { Decision } from '../detect/decision.ts'
import { createSpikeDetector, type SpikeDetector } from '../detect/spike-detector.ts'
import type { SpikeRule } from '../rule/spike.ts'
import { projectsOf, type AskedOf } from './of-kind.ts'
import { namedSeriesOf } from './read-where.ts'
import { everyBucket, exposureOf, withTraffic, type Exposure } from './spike-buckets.ts'

type AskedSpike = AskedOf<'spike'>

const DAY_MS = 86_400_000
export const HISTORY_MS = 29 * DAY_MS
/** What arrives some seconds late belongs to its five minutes still. */
const SETTLE_MS = 20_000
/** What a page could not send at once is an hour late at most, mostly. */
const LATE_MS = 30 * 60_000
/** Four weeks of one project are 400 kB as text, and a fifth of a second for each rule. */
const FRESH_PER_READ = 5
const PROJECTS_PER_READ = 250
/** Of a round of all groups: after a start, rules learn their history in what time is left of it. */
const ROUND_MS = 1_500
/** They get so much of it whatever the others took. */
const LEAST_FRESH_MS = 200

const FORGET_AFTER_MS = 300_000

export interface Watched {
  detector: SpikeDetector
  by: Exposure
  decision: Decision | undefined
}

export interface Group {
  dimension: SeriesQuery['dimension']
  environment: string | undefined
  /** Of series that the rules name, each of its own; else of those with the most errors. */
  isNamed: boolean
}

export interface FedGroup extends Group {
  rules: readonly AskedSpike[]
}

/** Reads each series once for all rules of it, and feeds every rule's detector with it. */
export function createSpikeFeed(inputs: AlertInputs, elapsedMs: () => number) {
  /** By rule, then by the value that the series is of. */
  const watched = new Map<string, Map<string, Watched>>()
  /** Until when a rule has been given what was stored. */
  const fedUntil = new Map<string, number>()
  const askedAt = new Map<string, number>()
  const askedFor = new Map<string, SpikeRule>()
  const all = [watched, fedUntil, askedAt, askedFor]

  /** Those that know their past take what is new; the others take turns to read theirs. */
  async function feed(groups: readonly FedGroup[], at: number): Promise<void> {
    const start = elapsedMs()
    const to = Math.floor((at - SETTLE_MS) / BUCKET_MS) * BUCKET_MS
    forgetChanged(groups)
    for (const { rules, ...group } of groups) {
      const known = rules.filter(({ ruleId }) => (fedUntil.get(ruleId) ?? to) < to)
      const from = Math.min(to - LATE_MS, leastOf(known, fedUntil))
      await feedInParts({ ...group, from, to }, known, { size: PROJECTS_PER_READ })
    }
    const until = Math.max(start + ROUND_MS, elapsedMs() + LEAST_FRESH_MS)
    const fresh = { size: FRESH_PER_READ, isOver: () => elapsedMs() > until }
    // Who waits for an alert to end waits least.
    for (const isUrgent of [true, false]) {
      for (const { rules, ...group } of groups) {
        const waiting = rules.filter(
          ({ ruleId, standing }) => !fedUntil.has(ruleId) && standing.length > 0 === isUrgent,
        )
        await feedInParts({ ...group, from: to - HISTORY_MS, to }, waiting, fresh)
      }
    }
  }

  /** Of another series, or judged otherwise, a rule that was edited learns anew. */
  function forgetChanged(groups: readonly FedGroup[]): void {
    for (const { ruleId, rule } of groups.flatMap(({ rules }) => rules)) {
      const before = askedFor.get(ruleId)
      if (before && before !== rule && whatIsSeenBy(before) !== whatIsSeenBy(rule)) forget(ruleId)
      askedFor.set(ruleId, rule)
    }
  }

  function forget(ruleId: string): void {
    for (const known of all) known.delete(ruleId)
  }

  async function feedInParts(
    range: Group & TimeRange,
    rules: readonly AskedSpike[],
    { size, isOver = () => false }: { size: number; isOver?: () => boolean },
  ): Promise<void> {
    const projects = projectsOf(rules)
    for (let done = 0; done < projects.length && !isOver(); done += size) {
      const ids = new Set(projects.slice(done, done + size))
      const own = rules.filter(({ projectId }) => ids.has(projectId))
      await feedFrom({ ...range, projectIds: [...ids] }, own)
    }
  }

  async function feedFrom(
    { dimension, environment, isNamed, ...range }: Group & Omit<SeriesQuery, 'environment'>,
    rules: readonly AskedSpike[],
  ): Promise<void> {
    const values = isNamed ? namesOf(rules) : undefined
    const of = {
      ...range,
      ...(environment !== undefined && { environment }),
      ...(values && { values }),
    }
    const series = await readSeries(inputs, { ...of, dimension })
    const byProject = Map.groupBy(series, ({ projectId }) => projectId)
    for (const { ruleId, projectId, rule } of rules) {
      const own = watched.get(ruleId) ?? new Map<string, Watched>()
      watched.set(ruleId, own)
      push(own, rule, { series: wantedBy(rule, byProject.get(projectId) ?? []), range })
      fedUntil.set(ruleId, range.to)
    }
  }

  return {
    feed,
    isFed: (ruleId: string) => fedUntil.has(ruleId),
    of: (ruleId: string): ReadonlyMap<string, Watched> => watched.get(ruleId) ?? new Map(),
    /** Rules may be asked in parts: what was not asked for a while is gone. */
    forgetUnasked(asked: readonly AskedSpike[], at: number) {
      for (const { ruleId } of asked) askedAt.set(ruleId, at)
      for (const [ruleId, last] of askedAt) {
        if (at - last >= FORGET_AFTER_MS) forget(ruleId)
      }
    },
  }
}

/** All that its detectors and their series follow from. */
function whatIsSeenBy({ by, where, exposure, sensitivity, ...floor }: SpikeRule): string {
  const { min_errors, min_ratio } = floor
  return JSON.stringify([by, where, exposure, sensitivity, min_errors, min_ratio])
}

/** What nobody could read for a while is read as well. */
function leastOf(known: readonly AskedSpike[], fedUntil: ReadonlyMap<string, number>): number {
  return known.reduce((least, { ruleId }) => {
    return Math.min(least, fedUntil.get(ruleId) ?? Infinity)
  }, Infinity)
}

function wantedBy(rule: SpikeRule, series: readonly Series[]): readonly Series[] {
  const named = namedSeriesOf(rule)?.value
  return named === undefined ? series : series.filter(({ value }) => value === named)
}

/** The series that rules ask for by name. */
export function namesOf(rules: readonly AskedSpike[]): string[] {
  return [...new Set(rules.flatMap(({ rule }) => namedSeriesOf(rule)?.value ?? []))]
}

function push(
  own: Map<string, Watched>,
  rule: SpikeRule,
  { series, range }: { series: readonly Series[]; range: TimeRange },
): void {
  for (const one of series) {
    if (own.has(one.value)) continue
    const by = exposureOf(rule.exposure, one.buckets)
    own.set(one.value, { detector: createDetector(rule), by, decision: undefined })
  }
  const known = new Map(series.map((one) => [one.value, one]))
  for (const [value, watch] of own) {
    for (const bucket of everyBucket(watch.by, known.get(value), range)) {
      watch.decision = watch.detector.push(bucket)
    }
  }
}

export function createDetector({ sensitivity, min_errors, min_ratio }: SpikeRule): SpikeDetector {
  const floor = { sensitivity, minAffected: min_errors }
  return createSpikeDetector(min_ratio === undefined ? floor : { ...floor, minRatio: min_ratio })
}

/** Of a class or an issue, with the traffic of the project. */
export async function readSeries(inputs: AlertInputs, query: SeriesQuery): Promise<Series[]> {
  if (query.dimension !== 'class' && query.dimension !== 'issue') return inputs.series(query)
  const { projectIds, from, to, environment } = query
  const whole = { projectIds, from, to, ...(environment !== undefined && { environment }) }
  const [own, all] = await Promise.all([
    inputs.series(query),
    inputs.series({ ...whole, dimension: '' }),
  ])
  const traffic = new Map(all.map((one) => [one.projectId, one]))
  return own.map((one) => withTraffic(one, traffic.get(one.projectId)))
}
