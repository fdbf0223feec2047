import { readdirSync, readFileSync } from 'node:fs'
import type { RankQuestion } from '../../packages/ingest/src/correlate/rank/question.ts'
import { aSeries, type Incident } from './incident.ts'
import { numberOf, readCsv } from './read-csv.ts'
import { windowsAt } from './windows-at.ts'

const STEP_MS = 300_000

interface Target {
  target: { node: string; metric: string; timestamp: number }
  root_cause: { node: string }
}

/** By `node metric statistic`. */
interface Table {
  from: number
  columns: Map<string, number[]>
  length: number
}

/** The issues of low and high traffic after the normal days of the same traffic. */
export function readPetshop(folder: string): Incident[] {
  return ['low_traffic', 'high_traffic'].flatMap((traffic) => {
    const calm = readTable(`${folder}/${traffic}/noissue/metrics.csv`)
    const dependencies = readGraph(`${folder}/${traffic}/graph.csv`)
    return ['test', 'train'].flatMap((half) =>
      readdirSync(`${folder}/${traffic}/${half}`).map((issue) => {
        const path = `${folder}/${traffic}/${half}/${issue}`
        const { target, root_cause: cause } = JSON.parse(
          readFileSync(`${path}/target.json`, 'utf8'),
        ) as Target
        const during = readTable(`${path}/metrics.csv`)
        const onset = calm.length + Math.floor((target.timestamp * 1000 - during.from) / STEP_MS)
        return {
          id: `${traffic}/${half}/${issue}`,
          kind: target.metric,
          service: cause.node,
          metrics: [],
          question: toQuestion(joined(calm, during), { target, onset, dependencies }),
        }
      }),
    )
  })
}

/** Onsets in the normal days, at which nothing happened; the signal is made to rise. */
export function readQuietPetshop(folder: string): Incident[] {
  return ['low_traffic', 'high_traffic'].flatMap((traffic) => {
    const calm = readTable(`${folder}/${traffic}/noissue/metrics.csv`)
    const dependencies = readGraph(`${folder}/${traffic}/graph.csv`)
    const onsets = Array.from({ length: 25 }, (_, n) => 280 + n * 12)
    return onsets.flatMap((onset) =>
      ['latency', 'availability'].map((metric) => {
        const target = { node: 'PetSite', metric, timestamp: 0 }
        const question = toQuestion(upTo(calm, onset + 5), { target, onset, dependencies })
        raise(question, onset)
        return { id: `${traffic}/${onset}`, kind: metric, service: null, metrics: [], question }
      }),
    )
  })
}

function raise({ signal: { counts } }: RankQuestion, onset: number): void {
  const usual =
    counts.reduce((sum, count) => sum + (Number.isFinite(count) ? count : 0), 0) / counts.length
  for (let n = onset; n < counts.length; n++) counts[n] = (counts[n] ?? 0) + 3 * usual
}

function readTable(path: string): Table {
  const [nodes = [], metrics = [], statistics = [], ...rest] = readCsv(path)
  const rows = rest.filter(([time]) => time !== 'unix_timestamp' && time !== undefined)
  const columns = new Map<string, number[]>()
  for (let n = 1; n < nodes.length; n++) {
    const name = [nodes[n], metrics[n], statistics[n]].join('\t')
    columns.set(
      name,
      rows.map((row) => numberOf(row[n])),
    )
  }
  return { from: Number(rows[0]?.[0]) * 1000, columns, length: rows.length }
}

function joined(first: Table, then: Table): Table {
  const names = new Set([...first.columns.keys(), ...then.columns.keys()])
  const columns = new Map<string, number[]>()
  for (const name of names) {
    columns.set(name, [
      ...(first.columns.get(name) ?? new Array<number>(first.length).fill(NaN)),
      ...(then.columns.get(name) ?? new Array<number>(then.length).fill(NaN)),
    ])
  }
  return { from: first.from, columns, length: first.length + then.length }
}

function upTo(table: Table, length: number): Table {
  const columns = new Map(
    [...table.columns].map(([name, values]) => [name, values.slice(0, length)]),
  )
  return { ...table, columns, length }
}

function toQuestion(
  table: Table,
  at: {
    target: Target['target']
    onset: number
    dependencies: ReadonlyMap<string, ReadonlySet<string>>
  },
): RankQuestion {
  const { target, onset, dependencies } = at
  const { length } = table
  const of = (metric: string, statistic: string) =>
    table.columns.get([target.node, metric, statistic].join('\t')) ?? []
  const requests = Float64Array.from(of('requests', 'Sum'))
  const value = of(target.metric, 'Average')
  const counts = requests.map((count, n) => {
    const now = value[n] ?? NaN
    return count * (target.metric === 'latency' ? now : 1 - now / 100)
  })
  const series = [...table.columns].flatMap(([name, values]) => {
    const [node = '', metric = '', statistic = ''] = name.split('\t')
    if (node === target.node) return []
    return [aSeries(node, `${metric} ${statistic}`, Float64Array.from(values))]
  })
  const grid = { from: table.from, stepMs: STEP_MS, length }
  const windows = windowsAt(onset, length, STEP_MS)
  return { signal: { grid, counts, exposure: requests }, series, windows, dependencies }
}

function readGraph(path: string): Map<string, Set<string>> {
  const [header = [], ...rows] = readCsv(path)
  return new Map(
    rows.map(([caller = '', ...cells]) => [
      caller,
      new Set(header.slice(1).filter((_, n) => Number(cells[n]) === 1)),
    ]),
  )
}
