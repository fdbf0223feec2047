import type {
  AlertInputs,
  Counts,
  CountsShape,
  MetricFigures,
  Timings,
  TimingsShape,
} from '../../store/alert-inputs.ts'
import type { TimeRange } from '../../store/ports.ts'
import type { Observation, Observer } from '../observation.ts'
import type { ThresholdRule } from '../rule/threshold.ts'
import { crossing, verdictOfWindows } from './crossing.ts'
import {
  figuresOfCounts,
  figuresOfMetric,
  figuresOfRequests,
  isOfRequests,
  levelOf,
  NO_COUNTS,
  unitOf,
} from './measures.ts'
import { createMemo } from './memo.ts'
import { windowAt, windowsBefore } from './moments.ts'
import { observed, rounded, spanWords } from './observed.ts'
import { isOf, projectsOf, type AskedOf } from './of-kind.ts'
import { environmentOf, readWhere } from './read-where.ts'

type AskedThreshold = AskedOf<'threshold'>
type Figures = ReturnType<typeof figuresOfCounts>
/** What the series of a rule were over one window. */
type OfWindow = ReadonlyMap<string, Figures>

const KEPT = 500

/** Rules that look at the same window of the same kind of thing share what is read for it. */
export function createThresholdObserver(inputs: AlertInputs): Observer {
  const read = createReader(inputs)

  async function ofWindow(group: readonly AskedThreshold[], windowMs: number, at: number) {
    const most = Math.max(...group.map(({ rule }) => rule.windows.last))
    const ranges = [windowAt(windowMs, at), ...windowsBefore(windowMs, at, most - 1)]
    const seen = await Promise.all(
      ranges.map((range, index) => {
        return read(
          group.filter(({ rule }) => rule.windows.last > index),
          range,
        )
      }),
    )
    return group.map((one) => {
      const windows = seen.flatMap((of) => of.get(one.ruleId) ?? [])
      return { ruleId: one.ruleId, is: 'observed' as const, series: seriesOf(one, windows) }
    })
  }

  return async (asked, at) => {
    const rules = asked.filter((one) => isOf(one, 'threshold'))
    const groups = [...Map.groupBy(rules, ({ rule }) => rule.window)]
    const answers = await Promise.all(
      groups.map(([windowMs, group]) => ofWindow(group, windowMs, at)),
    )
    return answers.flat()
  }
}

/** Figures of each rule over one window, by its series. */
function createReader(inputs: AlertInputs) {
  const counts = createMemo<Counts[]>(KEPT)
  const timings = createMemo<Timings[]>(KEPT)
  const metrics = createMemo<MetricFigures[]>(KEPT)

  async function ofCounts(group: readonly AskedThreshold[], range: TimeRange) {
    const alike = [...Map.groupBy(group, ({ rule }) => `${rule.by} ${rule.where}`).values()]
    const shapes = alike.map(toShape)
    if (shapes.length === 0) return []
    const rows = await counts(keyOf(range, shapes), () => inputs.counts(range, shapes))
    const rowsOf = Map.groupBy(rows, ({ shape, projectId }) => keyOf(shape, projectId))
    return alike.flatMap((rules, shape) =>
      rules.map(({ ruleId, projectId, rule }): [string, OfWindow] => [
        ruleId,
        countedSeries(rule, rowsOf.get(keyOf(shape, projectId)) ?? [], range),
      ]),
    )
  }

  async function ofTimings(rules: readonly AskedThreshold[], range: TimeRange) {
    const shape = toTimings(rules)
    const rows = await timings(keyOf(range, shape), () => inputs.timings(range, shape))
    const rowsOf = Map.groupBy(rows, ({ projectId }) => projectId)
    return rules.map(({ ruleId, projectId, rule }): [string, OfWindow] => [
      ruleId,
      new Map(
        (rowsOf.get(projectId) ?? []).map((row) => [
          row.series,
          figuresOfRequests(rule, row, range.to - range.from),
        ]),
      ),
    ])
  }

  async function ofMetric(rules: readonly AskedThreshold[], range: TimeRange) {
    const [{ rule: first } = { rule: undefined }] = rules
    const environment = first && environmentOf(first)
    const of = {
      ...{ projectIds: projectsOf(rules), name: first?.metric ?? '' },
      ...(environment !== undefined && { environment }),
    }
    const rows = await metrics(keyOf(range, of), () => inputs.metric(range, of))
    return rules.map(({ ruleId, projectId, rule }): [string, OfWindow] => {
      const row = rows.find((one) => one.projectId === projectId)
      return [ruleId, new Map([['', figuresOfMetric(rule, row)]])]
    })
  }

  return async (
    group: readonly AskedThreshold[],
    range: TimeRange,
  ): Promise<Map<string, OfWindow>> => {
    const { counted = [], timed = [], measured = [] } = Object.groupBy(group, sourceOf)
    const timedAlike = Map.groupBy(timed, ({ rule }) => `${rule.by} ${rule.stat} ${rule.where}`)
    const metricsAlike = Map.groupBy(measured, ({ rule }) => `${rule.metric ?? ''} ${rule.where}`)
    const found = await Promise.all([
      ofCounts(counted, range),
      ...[...timedAlike.values()].map((rules) => ofTimings(rules, range)),
      ...[...metricsAlike.values()].map((rules) => ofMetric(rules, range)),
    ])
    return new Map(found.flat())
  }
}

function keyOf(...parts: unknown[]): string {
  return JSON.stringify(parts)
}

function sourceOf({ rule }: AskedThreshold): 'counted' | 'timed' | 'measured' {
  if (rule.measure === 'metric') return 'measured'
  return isOfRequests(rule) ? 'timed' : 'counted'
}

/** Rules that differ by their project and threshold alone. */
function toShape(rules: readonly AskedThreshold[]): CountsShape {
  const [first] = rules
  const by = first?.rule.by ?? 'project'
  const where = first ? readWhere(first.rule) : []
  return { projectIds: projectsOf(rules), where, by: by === 'endpoint' ? 'project' : by }
}

function toTimings(rules: readonly AskedThreshold[]): TimingsShape {
  const [first] = rules
  const by = first?.rule.by ?? 'project'
  return {
    ...{ projectIds: projectsOf(rules), measure: 'request' },
    where: first ? readWhere(first.rule) : [],
    by: by === 'issue' || by === 'class' ? 'project' : by,
    percentile: 100 * levelOf(first?.rule.stat ?? 'p95'),
  }
}

/** Of a class or an issue the exposure is everybody's: page views have neither. */
function countedSeries(
  rule: ThresholdRule,
  rows: readonly Counts[],
  { from, to }: TimeRange,
): OfWindow {
  const isOfErrors = rule.by === 'class' || rule.by === 'issue'
  const all = rows.find(({ series }) => series === '')
  const own = isOfErrors ? rows.filter(({ series }) => series !== '') : rows
  return new Map(
    own.map((row) => {
      const exposure = isOfErrors && all ? { pageViews: all.pageViews, sessions: all.sessions } : {}
      return [row.series, figuresOfCounts(rule.measure, { ...row, ...exposure }, to - from)]
    }),
  )
}

/** Series that were seen, and those that stand: what is not seen any more has nothing. */
function seriesOf({ rule, standing }: AskedThreshold, windows: readonly OfWindow[]): Observation[] {
  const label = rule.by
  const names = new Set([
    ...(windows[0]?.keys() ?? []),
    ...(label === 'project' ? [''] : standing.flatMap((labels) => labels[label] ?? [])),
  ])
  const nothing = sourceOfNothing(rule)
  return [...names].map((name) => {
    const figures = windows.map((of) => of.get(name) ?? nothing)
    const verdicts = figures.map((one) => verdictOf(rule, one))
    const [newest = nothing] = figures
    return observed({
      ...newest,
      labels: label === 'project' ? {} : { [label]: name },
      verdict: verdictOfWindows(verdicts, rule.windows.least),
      ...{ threshold: rule.above ?? rule.below ?? null, windowMs: rule.window },
      ...{ unit: unitOf(rule), words: wordsOf(rule, newest) },
    })
  })
}

function sourceOfNothing(rule: ThresholdRule): Figures {
  if (rule.measure === 'metric') return figuresOfMetric(rule, undefined)
  if (isOfRequests(rule)) return figuresOfRequests(rule, undefined, rule.window)
  return figuresOfCounts(rule.measure, NO_COUNTS, rule.window)
}

export function verdictOf(
  rule: ThresholdRule,
  { value, exposure }: Figures,
): Observation['verdict'] {
  if ((exposure ?? 0) < rule.min_traffic) return 'no-data'
  return crossing(rule, value)
}

export function wordsOf(rule: ThresholdRule, { value, observed: seen, exposure }: Figures): string {
  if (value === null) return `nothing to reckon ${unitOf(rule)} by in ${spanWords(rule.window)}`
  const beyond = rule.above === undefined ? `below ${rounded(rule.below ?? 0)}` : ''
  const threshold = beyond || `threshold ${rounded(rule.above ?? 0)}`
  const over = exposure === null || !isShare(rule) ? '' : ` of ${rounded(exposure)}`
  return `${rounded(value)} ${unitOf(rule)}, ${threshold} (${rounded(seen)}${over} in ${spanWords(rule.window)})`
}

/** Of a share it says what it is a share of. */
function isShare({ measure }: ThresholdRule): boolean {
  return measure.includes('-per-100-') || measure.endsWith('-percent')
}
