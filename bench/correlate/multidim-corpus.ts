import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DimensionTable } from '../../packages/ingest/src/correlate/dimensions.ts'

/** An incident of RS: minutes of a live stream's failures by what clients have in common. */
export interface Incident {
  name: string
  /** Each is values by key, such as `{ cdn: '5', p2p: '0' }`. */
  causes: Record<string, string>[]
  table: DimensionTable
}

/** As many minutes before the labelled one are what is usual. */
const MINUTES_BEFORE = 10

export function readIncidents(folder: string): Incident[] {
  const text = readFileSync(join(folder, 'anomaly.yaml'), 'utf8')
  return text
    .split(/^- /m)
    .slice(1)
    .map((entry) => toIncident(folder, entry))
}

function toIncident(folder: string, entry: string): Incident {
  const name = fieldOf(entry, 'data')
  const at = Number(fieldOf(entry, 'timestamp'))
  const causes = [...fieldOf(entry, 'cause').matchAll(/\{(.*?)\}/g)].map(([, inside = '']) =>
    Object.fromEntries(inside.split(',').map((pair) => toPair(pair))),
  )
  return { name, causes, table: toTable(readFileSync(join(folder, `${name}.csv`), 'utf8'), at) }
}

function fieldOf(entry: string, name: string): string {
  const found = new RegExp(`${name}: (.*)`).exec(entry)?.[1]
  if (found === undefined) throw new Error(`an incident without ${name}: ${entry}`)
  return found.trim()
}

function toPair(pair: string): [string, string] {
  const [key = '', value = ''] = pair.split(':').map((part) => part.replaceAll(/['\s]/g, ''))
  return [key, value]
}

const COUNTS = ['min', 'value', 'cnt']

function toTable(csv: string, at: number): DimensionTable {
  const [head = [], ...lines] = csv
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','))
  const keys = head.filter((name) => !COUNTS.includes(name))
  const minuteOf = (line: string[]) => Number(line[head.indexOf('min')])
  const minutes = [...new Set(lines.map(minuteOf))].filter((minute) => minute < at)
  const before = new Set(minutes.toSorted((a, b) => a - b).slice(-MINUTES_BEFORE))
  const rows = lines
    .filter((line) => minuteOf(line) === at || before.has(minuteOf(line)))
    .map((line) => {
      const hits = Number(line[head.indexOf('value')])
      const counts = { hits, total: Number(line[head.indexOf('cnt')]) }
      const isDuring = minuteOf(line) === at
      return {
        values: keys.map((key) => line[head.indexOf(key)] ?? ''),
        before: isDuring ? NOTHING : counts,
        during: isDuring ? counts : NOTHING,
      }
    })
  return { keys, rows }
}

const NOTHING = { hits: 0, total: 0 }
