import type { AlertInputs, SeriesBucket, TimingBucket } from '../../store/alert-inputs.ts'
import type { Asked, Observation, ObservePast, PastSeries } from '../observation.ts'
import type { BurnRateRule } from '../rule/burn-rate.ts'
import type { DeployRule } from '../rule/deploy.ts'
import type { ThresholdRule } from '../rule/threshold.ts'
import type { NoDataRule } from '../rule/no-data.ts'
import type { SpikeRule } from '../rule/spike.ts'
import type { VitalRule } from '../rule/vital.ts'
import { burnObservation } from './burn-rate.ts'
import { verdictOfWindows } from './crossing.ts'
import { createDeployObserver } from './deploy.ts'
import { createEscalatingObserver, createIssueStepObserver } from './issue-rules.ts'
import {
  figuresOfCounts,
  figuresOfRequests,
  isOfRequests,
  levelOf,
  NO_COUNTS,
  quantileOf,
  TIMINGS,
  unitOf,
} from './measures.ts'
import { COMPARED_MS, seenOf, silenceObservation } from './no-data.ts'
import { observed } from './observed.ts'
import { pastByLooks } from './past-by-looks.ts'
import { environmentOf, namedSeriesOf } from './read-where.ts'
import { groupOf } from './spike.ts'
import { createDetector, HISTORY_MS } from './spike-feed.ts'
import { readSeries } from './spike-groups.ts'
import { everyBucket, exposureOf } from './spike-buckets.ts'
import { smallestSpike, spikeObservation } from './spike-observation.ts'
import { verdictOf, wordsOf } from './threshold.ts'
import { createTrailingSums } from './trailing-sums.ts'
import { absoluteObservation } from './vital.ts'

interface Past {
  from: number
  to: number
  stepMs: number
}

const BUCKET_MS = 300_000
const HOUR_MS = 3_600_000
type AskedRule<Rule> = Asked & { rule: Rule }

/**
 * The past of a rule by five minutes, which is what is stored of it: a window shorter than that is seen
 * as one of five minutes. Kinds and conditions that no rollup knows are told so.
 */
export function createObservePast(inputs: AlertInputs): ObservePast {
  return async (asked, range) => {
    const { rule } = asked
    switch (rule.kind) {
      case 'spike':
        return pastOfSpike(inputs, { ...asked, rule }, range)
      case 'threshold':
        return pastOfThreshold(inputs, { ...asked, rule }, range)
      case 'burn-rate':
        return pastOfBurnRate(inputs, { ...asked, rule }, range)
      case 'vital':
        return pastOfVital(inputs, { ...asked, rule }, range)
      case 'no-data':
        return pastOfNoData(inputs, { ...asked, rule }, range)
      case 'new-issue':
      case 'regressed':
        return pastByLooks(createIssueStepObserver(inputs, rule.kind), asked, {
          ...range,
          everyMs: rule.within,
        })
      case 'escalating':
        return pastByLooks(createEscalatingObserver(inputs), asked, { ...range, everyMs: HOUR_MS })
      case 'deploy':
        return pastByLooks(createDeployObserver(inputs), asked, {
          ...{ ...range, everyMs: rule.window },
          moments: await momentsOfReleases(inputs, { ...asked, rule }, range),
        })
    }
  }
}

async function pastOfSpike(
  inputs: AlertInputs,
  { rule, projectId }: AskedRule<SpikeRule>,
  { from, to }: Past,
): Promise<PastSeries[]> {
  const { dimension, environment } = groupOf(rule)
  const named = namedSeriesOf(rule)
  const range = { from: from - HISTORY_MS, to }
  const all = await readSeries(inputs, {
    ...{ ...range, projectIds: [projectId], dimension },
    ...(environment !== undefined && { environment }),
    ...(named && { values: [named.value] }),
  })
  return all.map((series) => {
    const by = exposureOf(rule.exposure, series.buckets)
    const detector = createDetector(rule)
    const first = series.buckets[0]?.at ?? from
    const decisions = everyBucket(by, series, { from: first, to }).map(detector.push)
    const observations = decisions.flatMap((decision) => {
      if (decision.at < from) return []
      const seen = spikeObservation(rule, { value: series.value, by, decision })
      return [{ ...seen, at: decision.at }]
    })
    const smallest = smallestSpike(detector.reach(), by)
    return { labels: observations[0]?.labels ?? {}, observations, smallest }
  })
}

function momentsOf({ from, to, stepMs }: Past): number[] {
  const step = Math.max(BUCKET_MS, Math.round(stepMs / BUCKET_MS) * BUCKET_MS)
  const moments: number[] = []
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) moments.push(at)
  return moments
}

function ofProject(projectId: number, environment: string | undefined) {
  return { projectIds: [projectId], ...(environment !== undefined && { environment }) }
}

async function pastOfThreshold(
  inputs: AlertInputs,
  { rule, projectId }: AskedRule<ThresholdRule>,
  past: Past,
): Promise<PastSeries[]> {
  const unknown = unknownPast(rule)
  if (unknown) throw new Error(unknown)
  const windowMs = Math.max(BUCKET_MS, rule.window)
  const range = { from: past.from - windowMs * rule.windows.last, to: past.to }
  const of = ofProject(projectId, environmentOf(rule))
  const figuresAt = isOfRequests(rule)
    ? requestFigures(
        rule,
        (await inputs.timingSeries(range, { ...of, measure: 'request' }))[0]?.buckets ?? [],
      )
    : countFigures(
        rule,
        (await inputs.series({ ...range, ...of, dimension: '' }))[0]?.buckets ?? [],
      )
  const observations = momentsOf(past).map((at) => {
    const windows = Array.from({ length: rule.windows.last }, (_, n) =>
      figuresAt(at - n * windowMs),
    )
    const verdicts = windows.map((one) => verdictOf(rule, one))
    const newest = figuresAt(at)
    return {
      at,
      ...observed({
        ...newest,
        verdict: verdictOfWindows(verdicts, rule.windows.least),
        ...{ threshold: rule.above ?? rule.below ?? null, windowMs, unit: unitOf(rule) },
        words: wordsOf({ ...rule, window: windowMs }, newest),
      }),
    }
  })
  return [{ labels: {}, observations }]
}

function unknownPast({ measure, by, where }: ThresholdRule): string | undefined {
  if (measure === 'metric') return 'the past of custom metrics is not looked at yet'
  if (by !== 'project') return `the past by ${by} is not known: try the rule without by`
  return unknownWhere(where)
}

function unknownWhere(where: string): string | undefined {
  const isPlain = where === '' || /^environment:[^\s*"]+$/.test(where)
  return isPlain ? undefined : 'the past is known by environment alone: try it without where'
}

function countFigures(rule: ThresholdRule, buckets: readonly SeriesBucket[]) {
  const windowMs = Math.max(BUCKET_MS, rule.window)
  const sums = createTrailingSums(buckets, ({ pageViews, sessions, errors, affected, crashed }) => [
    pageViews,
    sessions,
    errors,
    affected,
    crashed,
  ])
  return (at: number) => {
    const [pageViews = 0, sessions = 0, errors = 0, affected = 0, crashed = 0] = sums(
      at - windowMs,
      at,
    )
    const counts = { ...NO_COUNTS, pageViews, sessions, errors, affected, crashed, users: affected }
    return figuresOfCounts(rule.measure, counts, windowMs)
  }
}

function requestFigures(rule: ThresholdRule, buckets: readonly TimingBucket[]) {
  const windowMs = Math.max(BUCKET_MS, rule.window)
  return (at: number) => {
    const { n, bad, value } = mergedTimings(
      buckets,
      { from: at - windowMs, to: at },
      levelOf(rule.stat),
    )
    return figuresOfRequests(rule, { n, bad, value, mean: value }, windowMs)
  }
}

function mergedTimings(
  buckets: readonly TimingBucket[],
  { from, to }: { from: number; to: number },
  level: number,
) {
  const merged = new Map<number, number>()
  let [n, bad] = [0, 0]
  for (const one of buckets) {
    if (one.at < from || one.at >= to) continue
    n += one.n
    bad += one.bad
    for (const [index, count] of one.buckets) merged.set(index, (merged.get(index) ?? 0) + count)
  }
  return { n, bad, value: quantileOf(merged, level, TIMINGS) ?? 0 }
}

async function pastOfBurnRate(
  inputs: AlertInputs,
  { rule, projectId }: AskedRule<BurnRateRule>,
  past: Past,
): Promise<PastSeries[]> {
  const longest = Math.max(...rule.windows.map(({ long }) => long))
  const range = { from: past.from - longest, to: past.to }
  const sums = await objectiveSums(inputs, { rule, projectId }, range)
  const shareOf = (at: number, ms: number) => {
    const [total = 0, bad = 0] = sums(at - Math.max(BUCKET_MS, ms), at)
    return { total, bad }
  }
  const observations = momentsOf(past).map((at): Observation & { at: number } => {
    const burns = rule.windows.map((pair) => ({
      pair,
      burn: { long: shareOf(at, pair.long), short: shareOf(at, pair.short) },
    }))
    return { at, ...burnObservation(rule, burns) }
  })
  return [{ labels: {}, observations }]
}

async function objectiveSums(
  inputs: AlertInputs,
  { rule, projectId }: { rule: BurnRateRule; projectId: number },
  range: { from: number; to: number },
) {
  const of = ofProject(projectId, environmentOf(rule))
  if (rule.objective === 'crash-free-sessions') {
    const [series] = await inputs.series({ ...range, ...of, dimension: '' })
    return createTrailingSums(series?.buckets ?? [], ({ sessions, crashed }) => [sessions, crashed])
  }
  const measure = rule.objective === 'good-vitals' ? (rule.metric ?? 'LCP') : 'request'
  const [timings] = await inputs.timingSeries(range, { ...of, measure })
  return createTrailingSums(timings?.buckets ?? [], ({ n, good }) => [n, n - good])
}

async function pastOfVital(
  inputs: AlertInputs,
  { rule, projectId }: AskedRule<VitalRule>,
  past: Past,
): Promise<PastSeries[]> {
  const isPlain = rule.by === 'project' && rule.device === 'all' && rule.above !== undefined
  if (!isPlain) throw new Error('the past is known of all pages and devices together: try it so')
  const unknown = unknownWhere(rule.where)
  if (unknown !== undefined) throw new Error(unknown)
  const range = { from: past.from - rule.window, to: past.to }
  const of = { ...ofProject(projectId, environmentOf(rule)), measure: rule.metric }
  const [timings] = await inputs.timingSeries(range, of)
  const observations = momentsOf(past).map((at) => {
    const window = { from: at - rule.window, to: at }
    const { n, value } = mergedTimings(timings?.buckets ?? [], window, rule.percentile / 100)
    return { at, ...absoluteObservation(rule, { n, value, series: '' }) }
  })
  return [{ labels: {}, observations }]
}

/** In the window of a release, as more of it is known; when it is over, and now. */
async function momentsOfReleases(
  inputs: AlertInputs,
  { rule, projectId }: AskedRule<DeployRule>,
  { from, to }: Past,
): Promise<number[]> {
  const releases = await inputs.newReleases({ from, to }, [projectId])
  const steps = [rule.window / 4, rule.window / 2, rule.window - 1, rule.window]
  const moments = releases.flatMap(({ firstSeen }) => steps.map((ms) => firstSeen + ms))
  const known = moments.filter((at) => at < to).toSorted((a, b) => a - b)
  return [...new Set([from, ...known, to])]
}

/** Without the ledger, which knows no past: what was trouble of ours counts as silence. */
async function pastOfNoData(
  inputs: AlertInputs,
  { rule, projectId }: AskedRule<NoDataRule>,
  past: Past,
): Promise<PastSeries[]> {
  const spanMs = Math.ceil(rule.after / BUCKET_MS) * BUCKET_MS
  const from = past.from - spanMs - Math.max(...COMPARED_MS)
  const [series] = await inputs.series({
    ...{ projectIds: [projectId], dimension: '', from, to: past.to },
  })
  const buckets = series?.buckets ?? []
  const sums = createTrailingSums(buckets, (one) => [seenOf(rule, one), one.pageViews + one.errors])
  const inSpan = (at: number) => sums(at - spanMs, at)
  const first = (buckets[0]?.at ?? past.to) + spanMs
  const observations = momentsOf({ ...past, from: Math.max(past.from, first) }).map((at) => {
    const [seen = 0] = inSpan(at)
    const weeks = COMPARED_MS.map((ms) => inSpan(at - ms)[1] ?? 0)
    const silence = { seen, weeks, ledger: undefined, isAlone: true }
    return { at, ...silenceObservation(rule, silence) }
  })
  return [{ labels: {}, observations }]
}
