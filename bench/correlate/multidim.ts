/**
 * The true combination among those named, on the 135 incidents of RS, beside simpler methods:
 * `node --conditions=source bench/correlate/multidim.ts FOLDER`, where FOLDER has RS' anomaly.yaml.
 */
import { rankDimensions } from '../../packages/ingest/src/correlate/dimensions/rank-dimensions.ts'
import type { DimensionTable } from '../../packages/ingest/src/correlate/dimensions.ts'
import { readIncidents, type Incident } from './multidim-corpus.ts'
import { byExplanatoryPower, byLift } from './single-value-rivals.ts'

interface Named {
  /** Best first. */
  ranked: string[]
  /** Those that it would name. */
  found: string[]
}

const METHODS: Record<string, (table: DimensionTable) => Named> = {
  Seismo: (table) => {
    const candidates = rankDimensions([table])
    const named = candidates.map((one) => ({ ...one, name: nameOf(one.labels) }))
    return {
      ranked: named.map(({ name }) => name),
      found: named.filter(({ isFound }) => isFound).map(({ name }) => name),
    }
  },
  'as Adtributor': (table) => {
    const ranked = byExplanatoryPower(table)
    return { ranked, found: ranked }
  },
  'plain lift': (table) => {
    const ranked = byLift(table)
    return { ranked, found: ranked.slice(0, 1) }
  },
}

const folder = process.argv[2]
if (folder === undefined) throw new Error('name the folder with anomaly.yaml: multidim.ts FOLDER')
const incidents = readIncidents(folder)
console.log(`${String(incidents.length)} incidents`)
for (const [name, method] of Object.entries(METHODS)) {
  const start = performance.now()
  const scores = scoresOf(incidents.map((incident) => [incident, method(incident.table)]))
  const each = (performance.now() - start) / incidents.length
  const [first, three, f1] = scores.map((score) => score.toFixed(3))
  console.log(
    `${name.padEnd(14)} AC@1 ${String(first)}  AC@3 ${String(three)}  F1 ${String(f1)}  ${each.toFixed(0)} ms each`,
  )
}

/** Of each incident's causes those that are there; F1 over all causes and all that was named. */
function scoresOf(answers: readonly [Incident, Named][]): number[] {
  let [first, three, right, named, causes] = [0, 0, 0, 0, 0]
  for (const [incident, { ranked, found }] of answers) {
    const truth = incident.causes.map((cause) => nameOf(cause))
    if (ranked[0] !== undefined && truth.includes(ranked[0])) first++
    three += ranked.slice(0, 3).filter((name) => truth.includes(name)).length / truth.length
    right += found.filter((name) => truth.includes(name)).length
    named += found.length
    causes += truth.length
  }
  return [first / answers.length, three / answers.length, (2 * right) / (named + causes)]
}

function nameOf(labels: Record<string, string>): string {
  const parts = Object.entries(labels).map(([key, value]) => `${key}=${value}`)
  return parts.toSorted().join(' and ')
}
