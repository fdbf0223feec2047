import type { DatasetKey } from '../../../explore/datasets.ts'
import type { Measure, ValueFunction } from '../../../explore/measure.ts'
import { fieldSql, HITS, textSql } from './explore-fields.ts'
import type { ExploreRows } from './explore-rows.ts'

interface Measured {
  dataset: DatasetKey
  measure: Exclude<Measure, { is: 'histogram' }>
  rows: ExploreRows
  /** How long a group's time is. */
  minutes: string
}

/** Buckets of a histogram by doubling: each is a fifth wider than the last. */
export const PER_DOUBLING = 4
/** Of zero and below, as rollups have it. */
export const NOTHING = -32_768

const LEVELS = { p50: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, p99: 0.99 } as const

/** An aggregate of rows with their weights. */
export function measureSql({ dataset, measure, rows, minutes }: Measured): string {
  const { weight, bind } = rows
  const all = `sum(${weight})`
  if (measure.is === 'count') return all
  if (measure.is === 'rate') return `${all} / ${minutes}`
  if (measure.is === 'unique') {
    const text = textSql(dataset, measure.field, bind)
    return `uniqCombinedIf(17)(${text}, ${text} != '')`
  }
  if (measure.is === 'share') {
    const hits: Partial<Record<DatasetKey, string>> = HITS
    const hit = hits[dataset]
    if (hit === undefined) throw new Error(`${dataset} have no share`)
    return `sumIf(${weight}, ${hit}) / ${all}`
  }
  if (dataset === 'metrics') return ofRollup(measure.of)
  return ofRows(measure.of, { value: fieldSql(dataset, measure.field, bind), weight })
}

function ofRows(of: ValueFunction, { value, weight }: { value: string; weight: string }): string {
  if (of in LEVELS) {
    const level = LEVELS[of as keyof typeof LEVELS] // as: just asked
    return `quantileExactWeighted(${String(level)})(${value}, ${weight})`
  }
  if (of === 'sum') return `sum(${value} * ${weight})`
  if (of === 'avg') return `sum(${value} * ${weight}) / sum(${weight})`
  return `${of}(${value})`
}

/** A percentile is the upper end of the bucket that it falls into; what has no buckets has none. */
function ofRollup(of: ValueFunction): string {
  if (of === 'sum') return 'sum(m.total)'
  if (of === 'avg') return 'sum(m.total) / sum(m.n)'
  if (of === 'min' || of === 'max') return `${of}(m.${of})`
  const level = LEVELS[of]
  const held = 'sumMap(m.buckets)'
  const upTo = `arrayCumSum(mapValues(${held}))`
  const ends = `arrayMap(i -> if(i = ${String(NOTHING)}, 0, exp2(i / 8)), mapKeys(${held}))`
  const reached = `arrayFirst(pair -> pair.1 >= ${String(level)} * arraySum(mapValues(${held})), arrayZip(${upTo}, ${ends})).2`
  return `if(empty(${held}), NULL, ${reached})`
}

/** Which bucket a row is in, and what stands after FROM beside the rows themselves. */
export function bucketSql(
  dataset: DatasetKey,
  field: string,
  rows: ExploreRows,
): { bucket: string; weight: string; from: string } {
  if (dataset !== 'metrics') {
    const value = fieldSql(dataset, field, rows.bind)
    const bucket = `if(${value} > 0, toInt16(floor(log2(${value}) * ${String(PER_DOUBLING)})), toInt16(${String(NOTHING)}))`
    return { bucket, weight: rows.weight, from: rows.from }
  }
  return {
    // Of eight a doubling, each of which ends where it says, two are one.
    bucket: `if(held.1 = ${String(NOTHING)}, held.1, toInt16(floor((held.1 - 1) / 2)))`,
    weight: 'held.2',
    from: rows.from.replace(
      '\nWHERE',
      `\nARRAY JOIN CAST(m.buckets, 'Array(Tuple(Int16, Float64))') AS held\nWHERE`,
    ),
  }
}
