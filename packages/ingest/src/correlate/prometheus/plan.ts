import type { MetricKind } from '../samples/metric-kind.ts'
import type { Group } from './discover.ts'
import { equals, oneOf, within } from './selector.ts'

/** What one question asks for. */
export interface Batch {
  selector: string
  kind: MetricKind
  /** More than one only where the answer tells them apart. */
  names: string[]
  /** Only these targets of it; undefined is all. */
  targets: Group[] | undefined
  series: number
}

export interface Plan {
  batches: Batch[]
  series: number
  /** Metrics of which some series or all were left out, the largest first. */
  leftOut: { name: string; series: number }[]
}

interface PlanOptions {
  /** All together, and in one question. */
  mostSeries: number
  mostInBatch: number
  /** Whether an answer may hold several metrics. */
  isNamed: (kind: MetricKind) => boolean
}

const MAX_NAMES_CHARS = 4_000

/**
 * Who is near comes first, then the small metrics: of many different ones more is to be learned than
 * of one that has a series for each customer.
 */
export function planBatches(groups: readonly Group[], options: PlanOptions): Plan {
  const ordered = [...groups].sort(
    (a, b) => Number(b.isNear) - Number(a.isNear) || a.series - b.series,
  )
  const taken: Group[] = []
  const missed = new Map<string, number>()
  let series = 0
  for (const group of ordered) {
    if (series + group.series > options.mostSeries)
      missed.set(group.name, (missed.get(group.name) ?? 0) + group.series)
    else {
      taken.push(group)
      series += group.series
    }
  }
  const leftOut = [...missed].map(([name, n]) => ({ name, series: n }))
  leftOut.sort((a, b) => b.series - a.series)
  return { batches: batchesOf(taken, new Set(missed.keys()), options), series, leftOut }
}

function batchesOf(
  groups: readonly Group[],
  incomplete: ReadonlySet<string>,
  { mostInBatch, isNamed }: PlanOptions,
): Batch[] {
  const batches: Batch[] = []
  const open = new Map<string, Batch>()
  for (const metric of metricsOf(groups)) {
    const { selector, kind, name, series } = metric
    if (incomplete.has(name) || series > mostInBatch) batches.push(...parts(metric, mostInBatch))
    else {
      const key = JSON.stringify([selector, kind])
      const before = open.get(key)
      if (before && isNamed(kind) && hasRoom(before, metric, mostInBatch)) {
        before.names.push(name)
        before.series += series
      } else {
        const batch = { selector, kind, names: [name], targets: undefined, series }
        open.set(key, batch)
        batches.push(batch)
      }
    }
  }
  return batches
}

interface Metric {
  name: string
  kind: MetricKind
  selector: string
  groups: Group[]
  series: number
}

function metricsOf(groups: readonly Group[]): Metric[] {
  const metrics = new Map<string, Metric>()
  for (const group of groups) {
    const { name, kind, selector } = group
    const key = JSON.stringify([selector, kind, name])
    const metric = metrics.get(key) ?? { name, kind, selector, groups: [], series: 0 }
    metrics.set(key, metric)
    metric.groups.push(group)
    metric.series += group.series
  }
  return [...metrics.values()]
}

function hasRoom(batch: Batch, { name, series }: Metric, mostInBatch: number): boolean {
  const chars = batch.names.reduce((sum, one) => sum + one.length + 1, name.length)
  return batch.series + series <= mostInBatch && chars <= MAX_NAMES_CHARS
}

/** By targets: those of one job are asked for together, as far as they fit. */
function parts({ name, kind, selector, groups }: Metric, mostInBatch: number): Batch[] {
  const batches: Batch[] = []
  for (const ofJob of Map.groupBy(groups, ({ job }) => job).values()) {
    let batch: Batch | undefined
    for (const group of ofJob) {
      if (batch?.targets && batch.series + group.series <= mostInBatch) {
        batch.targets.push(group)
        batch.series += group.series
      } else {
        batch = { selector, kind, names: [name], targets: [group], series: group.series }
        batches.push(batch)
      }
    }
  }
  return batches
}

/** Both halves of a batch that was too large; undefined where it is as small as can be. */
export function halvesOf(batch: Batch): [Batch, Batch] | undefined {
  const { names, targets } = batch
  const half = (all: unknown[]) => Math.ceil(all.length / 2)
  const series = Math.ceil(batch.series / 2)
  if (names.length > 1) {
    const at = half(names)
    return [
      { ...batch, names: names.slice(0, at), series },
      { ...batch, names: names.slice(at), series },
    ]
  }
  if (!targets || targets.length < 2) return undefined
  const at = half(targets)
  return [
    { ...batch, targets: targets.slice(0, at), series },
    { ...batch, targets: targets.slice(at), series },
  ]
}

/** The batch as PromQL selects it. */
export function selectorOf({ selector, names, targets }: Batch): string {
  const [target] = targets ?? []
  return within(selector, [
    oneOf('__name__', names),
    // What has no such label has an empty one.
    ...(target ? [equals('job', target.job ?? '')] : []),
    ...(targets
      ? [
          oneOf(
            'instance',
            targets.map(({ instance }) => instance ?? ''),
          ),
        ]
      : []),
  ])
}
