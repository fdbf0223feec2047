/**
 * How series are ranked on labelled incidents, beside other ways to: `node --conditions=source
 * bench/correlate/score.ts [SET …]`. Sets that are not there say what to fetch.
 */
import { existsSync } from 'node:fs'
import { rankSeries } from '../../packages/ingest/src/correlate/rank/rank-series.ts'
import { BASELINES } from './baselines.ts'
import type { Incident } from './incident.ts'
import { judge, share, type Ranker } from './judge.ts'
import { readPetshop, readQuietPetshop } from './read-petshop.ts'
import { readRumcorr, toIncident } from './read-rumcorr.ts'
import { readSockshop } from './read-sockshop.ts'
import { simulate } from './simulate.ts'

const RUMCORR = process.env.RUMCORR ?? 'data/correlate'
const PETSHOP = process.env.PETSHOP ?? 'data/correlate/dataset'
const SOCKSHOP = process.env.SOCKSHOP ?? 'data/correlate/sock-shop-data'

interface Source {
  read: () => Incident[]
  needs?: { path: string; fetch: string }
}

const petshop = {
  path: PETSHOP,
  fetch: 'PETSHOP=…/dataset of github.com/amazon-science/petshop-root-cause-analysis',
}
const sockshop = {
  path: SOCKSHOP,
  fetch: "SOCKSHOP=…/sock-shop-data of RCD's data, github.com/azamikram/rcd",
}

const SETS: Record<string, Source> = {
  rumcorr: {
    read: () => readRumcorr(RUMCORR, 'rumcorr-dev'),
    needs: {
      path: `${RUMCORR}/rumcorr-dev.jsonl.gz`,
      fetch: 'RUMCORR=a folder with rumcorr-dev.jsonl.gz',
    },
  },
  'simulated-dev': { read: () => simulated(1) },
  'simulated-held-out': { read: () => simulated(7) },
  petshop: { read: () => readPetshop(PETSHOP), needs: petshop },
  'petshop-quiet': { read: () => readQuietPetshop(PETSHOP), needs: petshop },
  sockshop: { read: () => readSockshop(SOCKSHOP, 0), needs: sockshop },
  'sockshop-60s-late': { read: () => readSockshop(SOCKSHOP, 60), needs: sockshop },
}

function simulated(seed: number): Incident[] {
  return simulate(seed, 270).map(({ incident, label }) => toIncident(incident, label))
}

function row(name: string, incidents: readonly Incident[], ranker: Ranker): string {
  const v = judge(incidents, ranker)
  return [
    name.padEnd(22),
    ...[v.first, v.inThree, v.inFive, v.avg5, v.metricFirst, v.kept].map((part) =>
      share(part, v.incidents),
    ),
    share(v.silent, v.quiet),
  ].join('  ')
}

const wanted = process.argv.slice(2)
for (const [name, { read, needs }] of Object.entries(SETS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  if (needs !== undefined && !existsSync(needs.path)) {
    console.log(`${name}: not at ${needs.path}; set ${needs.fetch}\n`)
    continue
  }
  const incidents = read()
  console.log(`${name}: ${String(incidents.length)} incidents`)
  console.log(`${' '.repeat(22)}  top1  top3  top5  avg5  met1  kept  silent`)
  for (const [title, ranker] of Object.entries({ Seismo: rankSeries, ...BASELINES })) {
    console.log(row(title, incidents, ranker))
  }
  console.log('')
}
