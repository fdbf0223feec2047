import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { windowsAt } from './windows-at.ts'
import { aSeries, ratesOf, type Incident } from './incident.ts'

export interface Simulated {
  id: string
  step_s: number
  onset_hint_index: number
  dependencies: Record<string, string[]>
  sessions: number[]
  errors: number[]
  metrics: Record<string, (number | null)[]>
}

export interface SimulatedLabel {
  id: string
  kind: string
  service: string | null
  metrics: string[]
}

/** `FOLDER/NAME.jsonl.gz` with `FOLDER/NAME.labels.json`. */
export function readRumcorr(folder: string, name: string): Incident[] {
  const lines = gunzipSync(readFileSync(`${folder}/${name}.jsonl.gz`))
    .toString()
    .trim()
    .split('\n')
  const labels = JSON.parse(
    readFileSync(`${folder}/${name}.labels.json`, 'utf8'),
  ) as SimulatedLabel[]
  return lines.map((line) => {
    const simulated = JSON.parse(line) as Simulated
    const label = labels.find(({ id }) => id === simulated.id)
    if (label === undefined) throw new Error(`${simulated.id} has no label in ${name}.labels.json`)
    return toIncident(simulated, label)
  })
}

export function toIncident(simulated: Simulated, label: SimulatedLabel): Incident {
  const stepMs = simulated.step_s * 1000
  return {
    id: simulated.id,
    kind: label.kind,
    service: label.service,
    metrics: label.metrics.map((name) => name.split('|')[1] ?? name),
    question: {
      signal: {
        grid: { from: 0, stepMs, length: simulated.sessions.length },
        counts: Float64Array.from(simulated.errors),
        exposure: Float64Array.from(simulated.sessions),
      },
      series: Object.entries(simulated.metrics).map(([name, raw]) => {
        const [service = '', metric = ''] = name.split('|')
        const values = Float64Array.from(raw, (value) => value ?? NaN)
        return aSeries(service, metric, metric.endsWith('_total') ? ratesOf(values) : values)
      }),
      windows: windowsAt(simulated.onset_hint_index, simulated.sessions.length, stepMs),
      dependencies: new Map(
        Object.entries(simulated.dependencies).map(([caller, called]) => [caller, new Set(called)]),
      ),
    },
  }
}
