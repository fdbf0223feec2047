/**
 * The segment that rose, and silence where all rose alike: on simulated incidents, and on rumcorr's where
 * its folder is named: `node --conditions=source bench/correlate/segments.ts [--from 1001] [--rounds 100]
 * [--corpus FOLDER]`. Seeds below 1000 are those that the ranking was tuned on.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import * as z from 'zod'
import { rankDimensions } from '../../packages/ingest/src/correlate/dimensions/rank-dimensions.ts'
import type { DimensionTable } from '../../packages/ingest/src/correlate/dimensions.ts'
import { KINDS, simulate } from './segment-simulation.ts'

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '1001' },
    rounds: { type: 'string', default: '100' },
    corpus: { type: 'string' },
  },
})

interface Case {
  segment: Record<string, string>
  table: DimensionTable
}

const incident = z.object({
  id: z.string(),
  dimensions: z.object({
    names: z.array(z.string()),
    rows: z.array(z.array(z.union([z.string(), z.number()]))),
  }),
})

for (const kind of KINDS) {
  const seeds = Array.from({ length: Number(values.rounds) }, (_, n) => Number(values.from) + n)
  tell(
    kind,
    seeds.map((seed) => simulate(kind, seed)),
  )
}
if (values.corpus !== undefined) {
  const cases = readCorpus(values.corpus)
  const hasSegment = ({ segment }: Case) => Object.keys(segment).length > 0
  tell('rumcorr, a segment', cases.filter(hasSegment))
  tell(
    'rumcorr, none',
    cases.filter((one) => !hasSegment(one)),
  )
}

function tell(name: string, cases: readonly Case[]): void {
  const answers = cases.map(({ segment, table }) => {
    const [first, ...others] = rankDimensions([table])
    const isTrue = first !== undefined && isSame(first.labels, segment)
    const found = [first, ...others].filter((one) => one?.isFound).length
    return { isTrue, isNamed: isTrue && first.isFound, isSilent: found === 0, found }
  })
  const share = (of: (answer: (typeof answers)[number]) => boolean) =>
    (answers.filter(of).length / answers.length).toFixed(2)
  const hasTruth = cases.some(({ segment }) => Object.keys(segment).length > 0)
  console.log(
    hasTruth
      ? `${name.padEnd(18)} first ${share(({ isTrue }) => isTrue)}, and said to stand out ${share(({ isNamed }) => isNamed)}`
      : `${name.padEnd(18)} nothing said ${share(({ isSilent }) => isSilent)}`,
  )
}

function isSame(labels: Record<string, string>, segment: Record<string, string>): boolean {
  const [a, b] = [labels, segment].map((of) => Object.entries(of).toSorted().join())
  return a === b
}

function readCorpus(folder: string): Case[] {
  const labelled = z
    .array(z.object({ id: z.string(), segment: z.record(z.string(), z.string()) }))
    .parse(JSON.parse(readFileSync(join(folder, 'rumcorr-dev.labels.json'), 'utf8')))
  const segments = new Map(labelled.map(({ id, segment }) => [id, segment]))
  const text = gunzipSync(readFileSync(join(folder, 'rumcorr-dev.jsonl.gz'))).toString()
  return text
    .trim()
    .split('\n')
    .map((line) => toCase(line, segments))
}

function toCase(line: string, segments: ReadonlyMap<string, Record<string, string>>): Case {
  const { id, dimensions } = incident.parse(JSON.parse(line))
  const { names, rows } = dimensions
  return {
    segment: segments.get(id) ?? {},
    table: {
      keys: names,
      rows: rows.map((row) => {
        const [total, hits, totalDuring, hitsDuring] = row.slice(names.length).map(Number)
        return {
          values: row.slice(0, names.length).map(String),
          before: { hits: hits ?? 0, total: total ?? 0 },
          during: { hits: hitsDuring ?? 0, total: totalDuring ?? 0 },
        }
      }),
    },
  }
}
