import type { AlertInputs, Series } from '../../store/alert-inputs.ts'
import type { TimeRange } from '../../store/ports.ts'
import { BUCKET_MS } from '../detect/bucket.ts'
import type { Decision } from '../detect/decision.ts'
import { createSpikeDetector, type SpikeDetector } from '../detect/spike-detector.ts'
import type { SpikeRule } from '../rule/spike.ts'
import { projectsOf, type AskedOf } from './of-kind.ts'
import { everyBucket, exposureOf, type Exposure } from './spike-buckets.ts'
import { readGroup, wantedBy, type FedGroup, type Group } from './spike-groups.ts'
import { createSpikeLearning } from './spike-learning.ts'
import { lessonsOf } from './spike-lessons.ts'

type AskedSpike = AskedOf<'spike'>

const DAY_MS = 86_400_000
export const HISTORY_MS = 29 * DAY_MS
/** What arrives some seconds late belongs to its five minutes still. */
const SETTLE_MS = 20_000
/** What a page could not send at once is an hour late at most, mostly. */
const LATE_MS = 30 * 60_000
const PROJECTS_PER_READ = 250
/** Of a round of all groups: after a start, rules learn their history in what time is left of it. */
const ROUND_MS = 2_500
/** They get so much of it whatever the others took. */
const LEAST_FRESH_MS = 1_000

const FORGET_AFTER_MS = 300_000

export interface Watched {
  detector: SpikeDetector
  by: Exposure
  decision: Decision | undefined
}

interface Feeding {
  at: number
  /** When the round began, by the clock of elapsed time. */
  start: number
  /** Errors of each project of late. */
  loudness: ReadonlyMap<number, number>
}

/** Reads each series once for all rules of it, and feeds every rule's detector with it. */
export function createSpikeFeed(inputs: AlertInputs, elapsedMs: () => number) {
  /** By rule, then by the value that the series is of. */
  const watched = new Map<string, Map<string, Watched>>()
  /** Until when a rule has been given what was stored. */
  const fedUntil = new Map<string, number>()
  const askedAt = new Map<string, number>()
  const askedFor = new Map<string, SpikeRule>()
  const learning = createSpikeLearning(inputs, {
    learn: (ruleId, rule, { series, range }) => {
      follow(watch(ownOf(ruleId), rule, series), series, range)
    },
    hasLearnt: (ruleId, { to }) => fedUntil.set(ruleId, to),
  })
  const all = [watched, fedUntil, askedAt, askedFor, learning]

  /**
   * Those that know their past take what is new; the others take turns to read theirs, those of loud
   * projects first.
   */
  async function feed(
    groups: readonly FedGroup[],
    { at, start, loudness }: Feeding,
  ): Promise<void> {
    const to = Math.floor((at - SETTLE_MS) / BUCKET_MS) * BUCKET_MS
    forgetChanged(groups)
    for (const { rules, ...group } of groups) {
      const known = rules.filter(({ ruleId }) => (fedUntil.get(ruleId) ?? to) < to)
      const from = Math.min(to - LATE_MS, leastOf(known, fedUntil))
      await feedInParts({ ...group, from, to }, known)
    }
    const until = Math.max(start + ROUND_MS, elapsedMs() + LEAST_FRESH_MS)
    const isWaiting = (ruleId: string) => !fedUntil.has(ruleId) && !learning.has(ruleId)
    const lessons = lessonsOf(groups, isWaiting, loudness)
    const range = { from: to - HISTORY_MS, to }
    await learning.goOn(lessons, range, () => elapsedMs() > until)
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
  ): Promise<void> {
    const projects = projectsOf(rules)
    for (let done = 0; done < projects.length; done += PROJECTS_PER_READ) {
      const ids = new Set(projects.slice(done, done + PROJECTS_PER_READ))
      const own = rules.filter(({ projectId }) => ids.has(projectId))
      const byProject = await readGroup(inputs, range, own)
      for (const { ruleId, projectId, rule } of own) {
        const series = wantedBy(rule, byProject.get(projectId) ?? [])
        push(ownOf(ruleId), rule, { series, range })
        fedUntil.set(ruleId, range.to)
      }
    }
  }

  function ownOf(ruleId: string): Map<string, Watched> {
    const own = watched.get(ruleId) ?? new Map<string, Watched>()
    watched.set(ruleId, own)
    return own
  }

  return {
    feed,
    isFed: (ruleId: string) => fedUntil.has(ruleId),
    /** Of a rule that has learnt its past. */
    of: (ruleId: string): ReadonlyMap<string, Watched> =>
      (fedUntil.has(ruleId) ? watched.get(ruleId) : undefined) ?? new Map<string, Watched>(),
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

/** Also of series of which nothing came: that is news of them. */
function push(
  own: Map<string, Watched>,
  rule: SpikeRule,
  { series, range }: { series: readonly Series[]; range: TimeRange },
): void {
  for (const one of series) watch(own, rule, one)
  const known = new Map(series.map((one) => [one.value, one]))
  for (const [value, watched] of own) follow(watched, known.get(value), range)
}

function watch(own: Map<string, Watched>, rule: SpikeRule, { value, buckets }: Series): Watched {
  const known = own.get(value)
  if (known) return known
  const by = exposureOf(rule.exposure, buckets)
  const made = { detector: createDetector(rule), by, decision: undefined }
  own.set(value, made)
  return made
}

function follow(watched: Watched, series: Series | undefined, range: TimeRange): void {
  for (const bucket of everyBucket(watched.by, series, range)) {
    watched.decision = watched.detector.push(bucket)
  }
}

export function createDetector({ sensitivity, min_errors, min_ratio }: SpikeRule): SpikeDetector {
  const floor = { sensitivity, minAffected: min_errors }
  return createSpikeDetector(min_ratio === undefined ? floor : { ...floor, minRatio: min_ratio })
}
