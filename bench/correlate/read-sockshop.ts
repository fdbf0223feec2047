import { readdirSync } from 'node:fs'
import { aSeries, type Incident } from './incident.ts'
import { numberOf, readCsv } from './read-csv.ts'

/** Columns of one run: the normal part, then the anomalous one. */
interface Run {
  columns: string[]
  normal: number[][]
  anomalous: number[][]
}

/**
 * RCD's Sock Shop: `FOLDER/SERVICE-METRIC/N/{normal,anomalous}.csv`, a second a row. There is no signal; the
 * onset is where the anomalous part begins, or `lateBuckets` after it.
 */
export function readSockshop(folder: string, lateBuckets: number): Incident[] {
  return readdirSync(folder)
    .filter((name) => /^[a-z]+-(cpu|mem)$/.test(name))
    .flatMap((fault) =>
      readdirSync(`${folder}/${fault}`).map((run) =>
        toIncident(`${folder}/${fault}/${run}`, fault, lateBuckets),
      ),
    )
}

function toIncident(path: string, fault: string, lateBuckets: number): Incident {
  const [service = '', metric = ''] = fault.split('-')
  const run = readRun(path)
  const rows = [...run.normal, ...run.anomalous]
  const onset = run.normal.length + lateBuckets
  return {
    id: path.split('/').slice(-2).join('/'),
    kind: metric,
    service,
    metrics: [metric],
    question: {
      signal: {
        grid: { from: 0, stepMs: 1000, length: rows.length },
        counts: new Float64Array(rows.length).fill(NaN),
        exposure: new Float64Array(rows.length).fill(1),
      },
      series: run.columns.map((name, column) => {
        const [owner = '', ...rest] = name.split('_')
        return aSeries(
          owner,
          rest.join('_'),
          Float64Array.from(rows, (row) => row[column] ?? NaN),
        )
      }),
      windows: {
        onset,
        before: { from: 0, to: onset },
        during: { from: onset, to: rows.length },
      },
    },
  }
}

function readRun(path: string): Run {
  const [header = [], ...normal] = readCsv(`${path}/normal.csv`)
  const [, ...anomalous] = readCsv(`${path}/anomalous.csv`)
  const withoutTime = (row: string[]) => row.slice(1).map(numberOf)
  return {
    columns: header.slice(1),
    normal: normal.map(withoutTime),
    anomalous: anomalous.map(withoutTime),
  }
}
