import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

export interface Series {
  id: string
  step_s: number
  warmup_buckets: number
  sessions: number[]
  /** Sessions whose first error falls in the bucket. */
  affected: number[]
  /** Raw errors, those of stuck clients included. */
  events: number[]
}

export interface Label {
  id: string
  tier: string
  scenario: string
  magnitude: number | null
  /** What must raise an alert, and what must not. */
  kind: 'pos' | 'nuis' | 'outage' | 'null'
  /** First bucket, and the one after the last. */
  event: [number, number] | null
  detectable: boolean | null
}

export interface Labelled {
  series: Series
  label: Label
}

/** The sets of a folder: every `NAME.jsonl.gz` that has a `NAME.labels.json`. */
export function setsIn(folder: string): string[] {
  const files = readdirSync(folder)
  return files
    .filter((file) => file.endsWith('.jsonl.gz'))
    .map((file) => file.slice(0, -'.jsonl.gz'.length))
    .filter((name) => files.includes(`${name}.labels.json`))
}

export function readSet(folder: string, name: string): Labelled[] {
  const text = gunzipSync(readFileSync(join(folder, `${name}.jsonl.gz`))).toString()
  const labels = new Map(readLabels(folder, name).map((label) => [label.id, label]))
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => toLabelled(JSON.parse(line) as Series, labels)) // the corpus documents its shape
}

function readLabels(folder: string, name: string): Label[] {
  return JSON.parse(readFileSync(join(folder, `${name}.labels.json`), 'utf8')) as Label[] // as above
}

function toLabelled(series: Series, labels: ReadonlyMap<string, Label>): Labelled {
  const label = labels.get(series.id)
  if (!label) throw new Error(`${series.id} has no label`)
  return { series, label }
}
