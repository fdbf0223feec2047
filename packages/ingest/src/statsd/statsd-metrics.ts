import type { Figure } from '../wire/otlp/server/figures-of.ts'
import { ownLabels, sortedLabels, type Label } from '../wire/otlp/server/labels-of.ts'
import { toMetricName } from '../wire/otlp/server/metric-name.ts'
import { faultOf } from '../wire/prometheus/labels.ts'
import type { RawSeries } from '../wire/prometheus/series.ts'
import { holdMetric, type HeldMetric } from './held-metric.ts'
import { parseLine, type StatsdLine, type StatsdType } from './parse-line.ts'

/** What became of a line. */
export type LineOutcome = 'accepted' | 'invalid' | 'unsupported' | 'too-many-series'

interface Context {
  type: StatsdType
  metric: string
  labels: Label[]
  held: HeldMetric
  /** Epoch milliseconds of its last line. */
  touchedAt: number
  /** Figures that were told before. */
  told: Set<string>
}

interface Options {
  now: () => number
  /** In all; what would be more is refused. */
  maxSeries: number
  /** Of all sets together; beyond, their counts stand still until the next flush. */
  maxMembers: number
}

/** After which a metric that nobody sends any more ends. */
const FORGOTTEN_AFTER_MS = 3_600_000

/** Adds up lines of StatsD from one flush to the next. */
export function createStatsdMetrics({ now, maxSeries, maxMembers }: Options) {
  const contexts = new Map<string, Context>()
  let series = 0
  const room = { hasSeries: () => series < maxSeries, members: { left: maxMembers } }

  function add(line: string): LineOutcome {
    const parsed = parseLine(line)
    if (parsed.is !== 'metric') return parsed.is
    const context = contextOf(parsed)
    if (typeof context === 'string') return context
    const before = context.held.size()
    context.held.add(parsed)
    series += context.held.size() - before
    context.touchedAt = now()
    return 'accepted'
  }

  function contextOf(line: StatsdLine): Context | LineOutcome {
    const metric = metricOf(line)
    const labels = ownLabels(new Map(line.tags))
    const key = JSON.stringify([metric, sortedLabels(labels)])
    const known = contexts.get(key)
    // A gauge and a set of one name would be one series.
    if (known) return known.type === line.type ? known : 'invalid'
    if (faultOf(sortedLabels([['__name__', metric], ...labels]))) return 'invalid'
    const held = holdMetric(line.type, room)
    if (series + held.size() > maxSeries) return 'too-many-series'
    series += held.size()
    const context = {
      type: line.type,
      metric,
      labels,
      held,
      touchedAt: now(),
      told: new Set<string>(),
    }
    contexts.set(key, context)
    return context
  }

  /** @param from of the flush before, epoch milliseconds. */
  function flush(from: number): RawSeries[] {
    const at = now()
    const told: RawSeries[] = []
    for (const [key, context] of contexts) {
      const isOver = context.touchedAt < at - FORGOTTEN_AFTER_MS
      for (const figure of context.held.flush())
        told.push(toSeries(isOver ? { ...figure, value: NaN } : figure, context, { from, at }))
      if (!isOver) continue
      series -= context.held.size()
      contexts.delete(key)
    }
    return told
  }

  return { add, flush, size: () => series }
}

/** Named as the same metric would be by OTLP. */
function metricOf({ name, type }: StatsdLine): string {
  const unit = type === 'timer' ? 's' : ''
  return toMetricName({ name, unit, isTotal: type === 'counter', isGauge: type === 'gauge' })
}

function toSeries(
  { suffix, label, type, value }: Figure,
  { metric, labels, told }: Context,
  { from, at }: { from: number; at: number },
): RawSeries {
  const key = `${suffix} ${label?.[1] ?? ''}`
  // Growth is told since the sample before: the first one has nought before it.
  const isFirst = type === 'delta' && !told.has(key)
  told.add(key)
  return {
    labels: sortedLabels([
      ['__name__', `${metric}${suffix}`],
      ...labels,
      ...(label ? [label] : []),
    ]),
    type,
    samples: [...(isFirst && from < at ? [{ at: from, value: 0 }] : []), { at, value }],
  }
}
