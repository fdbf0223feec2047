import type { ExploreQuery } from '../../explore-store.ts'
import { textSql } from './explore-fields.ts'
import { bucketSql, measureSql } from './explore-measure.ts'
import type { ExploreRows } from './explore-rows.ts'

/** More than any screen shows; a heat map has at most as many cells. */
const MOST_ROWS = 100_000

const ORDER = {
  highest: ['measure DESC NULLS LAST'],
  lowest: ['measure ASC NULLS LAST'],
  most: ['weight_ DESC'],
  name: [],
} as const satisfies Record<ExploreQuery['order'], readonly string[]>

interface Statement {
  /** What rows are told apart by, each `… AS name`. */
  keys: readonly Key[]
  measured: string
  rows: Pick<ExploreRows, 'from' | 'weight'>
  order: readonly string[]
  limit: string
}

interface Key {
  name: string
  sql: string
}

/**
 * The statement of a query. Its columns: `step` over time, `g0` … of the groups, `is_named` of both,
 * `bin` of a histogram, and `measure`, `n` and `weight_`. With any of the first, the first row is all
 * of them together, `is_total`.
 */
export function exploreStatement(query: ExploreQuery, rows: ExploreRows): string {
  if (query.measure.is === 'histogram') return histogram(query, query.measure.field, rows)
  const groups = query.group.map((key, index) => ({
    name: `g${String(index)}`,
    sql: textSql(query.dataset, key, rows.bind),
  }))
  return query.stepMs === undefined ? overall(query, rows, groups) : overTime(query, rows, groups)
}

function overall(query: ExploreQuery, rows: ExploreRows, keys: readonly Key[]): string {
  return statement({
    ...{ keys, rows },
    measured: measureOf(query, rows, `(${String(query.to - query.from)} / 60000)`),
    order: [...ORDER[query.order], ...namesOf(keys)],
    // Two more: all together, and one to know whether there are more.
    limit: rows.bind(query.limit + 2, 'UInt32'),
  })
}

/** The first groups by the order of the whole window; all others together are one more. */
function overTime(query: ExploreQuery, rows: ExploreRows, groups: readonly Key[]): string {
  const isNamed = groups.map(({ sql }) => sql).join(', ')
  const keys = [
    stepKey(query, rows),
    ...(groups.length === 0
      ? []
      : [{ name: 'is_named', sql: `(${isNamed}) IN (\n${firstOf(query, rows, groups)}\n)` }]),
    ...groups.map(({ name, sql }) => ({ name, sql: `if(is_named, ${sql}, '')` })),
  ]
  return statement({
    ...{ keys, rows },
    measured: measureOf(query, rows, minutesOfStep(query)),
    order: namesOf(keys),
    limit: String(MOST_ROWS),
  })
}

function firstOf(query: ExploreQuery, rows: ExploreRows, groups: readonly Key[]): string {
  const measures: Readonly<Record<string, string>> = {
    measure: measureOf(query, rows, '1'),
    weight_: `sum(${rows.weight})`,
  }
  const order = ORDER[query.order].map((one) =>
    one.replace(/^\w+/, (name) => measures[name] ?? name),
  )
  return [
    `SELECT ${groups.map(({ sql }) => sql).join(', ')}`,
    `FROM ${rows.from}`,
    `GROUP BY ${groups.map(({ sql }) => sql).join(', ')}`,
    `ORDER BY ${[...order, ...groups.map(({ sql }) => sql)].join(', ')}`,
    `LIMIT ${rows.bind(query.limit, 'UInt32')}`,
  ].join('\n')
}

function histogram(query: ExploreQuery, field: string, rows: ExploreRows): string {
  const { bucket, weight, from } = bucketSql(query.dataset, field, rows)
  const keys = [
    ...(query.stepMs === undefined ? [] : [stepKey(query, rows)]),
    { name: 'bin', sql: bucket },
  ]
  return statement({
    ...{ keys, rows: { from, weight } },
    measured: `sum(${weight})`,
    order: namesOf(keys),
    limit: String(MOST_ROWS),
  })
}

/** Totals by grouping sets: those of `WITH TOTALS` over no rows come as broken JSON (seen with 26.7). */
function statement({ keys, measured, rows, order, limit }: Statement): string {
  const [first] = keys
  const columns = [
    ...keys.map(({ name, sql }) => `${sql} AS ${name}`),
    ...(first === undefined ? [] : [`grouping(${first.name}) AS is_total`]),
    ...numbers(measured, rows.weight),
  ]
  return [
    `SELECT ${columns.join(',\n  ')}`,
    `FROM ${rows.from}`,
    ...(first === undefined
      ? []
      : [
          `GROUP BY GROUPING SETS ((${namesOf(keys).join(', ')}), ())`,
          `ORDER BY ${['is_total DESC', ...order].join(', ')}`,
          `LIMIT ${limit}`,
        ]),
  ].join('\n')
}

function numbers(measured: string, weight: string): string[] {
  // Of a rollup nobody knows how many rows it was made of.
  const n = weight === 'weight' ? 'count()' : `sum(${weight})`
  return [
    `toFloat64(${measured}) AS measure`,
    `toFloat64(${n}) AS n`,
    `toFloat64(sum(${weight})) AS weight_`,
  ]
}

function measureOf({ dataset, measure }: ExploreQuery, rows: ExploreRows, minutes: string): string {
  if (measure.is === 'histogram') throw new Error('a histogram is no single number')
  return measureSql({ dataset, measure, rows, minutes })
}

/** Rollups begin before the window where it begins within one. */
function stepKey({ stepMs }: ExploreQuery, { at, bind }: ExploreRows): Key {
  const sinceMs = `toUnixTimestamp64Milli(${at}) - {from: Int64}`
  return {
    name: 'step',
    sql: `toUInt32(greatest(0, intDiv(${sinceMs}, ${bind(stepMs, 'Int64')})))`,
  }
}

/** The last step ends where the window does. */
function minutesOfStep({ from, to, stepMs = 1 }: ExploreQuery): string {
  const step = String(stepMs)
  return `(least(${step}, ${String(to - from)} - any(step) * ${step}) / 60000)`
}

function namesOf(keys: readonly Key[]): string[] {
  return keys.map(({ name }) => name)
}
