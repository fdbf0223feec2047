/**
 * What moved with it, on the faults of the demo's shop: the true one among the first three, and
 * silence where nothing happened. See demo/README.md for what is real and what is driven.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Correlations } from '../../packages/ingest/src/contract/correlations.ts'
import { aFreeAddress } from '../../test/harness/a-free-address.ts'
import { aFreshApp, type FreshApp } from '../../test/harness/fresh-app.ts'
import { startPrometheus } from '../../test/harness/prometheus.ts'
import { planEpisodes, type Episode } from './demo/episode.ts'
import { inWords, judge, type Verdict } from './demo/judge.ts'
import { prepare } from './demo/prepared.ts'
import { aProjectOf, tellSeismo, type Told } from './demo/tell-seismo.ts'

const { values } = parseArgs({
  options: {
    episodes: { type: 'string', default: '20' },
    hours: { type: 'string', default: '7' },
    only: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    /** Kept between runs with the same `--until`, in ISO 8601. */
    folder: { type: 'string' },
    until: { type: 'string', default: new Date().toISOString() },
    /** Lives the episodes through and asks nothing. */
    'prepare-only': { type: 'boolean', default: false },
  },
})
const MINUTE_MS = 60_000
/** What a page asks for by itself. */
const RANGE_MS = 3 * 60 * MINUTE_MS
/** Beneath the calm window's end; as if somebody had boxed it. */
const ASKED_ONSET_MS = 12 * MINUTE_MS

interface Asked {
  episode: Episode
  verdict: Verdict
  ms: number
  /** Findings of the calm window, by itself and where a person names an onset. */
  calm: number
  calmAsked: number
}

async function ask(app: FreshApp, path: string): Promise<{ answer: Correlations; ms: number }> {
  const from = performance.now()
  const answer = await app.get<Correlations>(path)
  return { answer, ms: performance.now() - from }
}

async function askAll(app: FreshApp, episode: Episode, told: Told): Promise<Asked> {
  const { project, issue } = told
  const { calmUntil, fault, to } = episode
  const range = (end: number) => `project=${project}&from=${iso(end - RANGE_MS)}&to=${iso(end)}`
  const incident = await ask(app, `/api/issues/${issue}/correlations?${range(to)}`)
  const quiet = `/api/correlations?signal=errors&${range(calmUntil)}`
  const calm = await ask(app, quiet)
  const onset = calmUntil - ASKED_ONSET_MS
  const calmAsked = await ask(app, `${quiet}&onset=${iso(onset)}`)
  if (values.verbose) tell(episode, incident.answer, calmAsked.answer)
  return {
    ...{ episode, ms: incident.ms, verdict: judge(fault, incident.answer) },
    ...{ calm: calm.answer.items.length, calmAsked: calmAsked.answer.items.length },
  }
}

const iso = (at: number) => new Date(at).toISOString()

function tell({ injectedAt }: Episode, { items, lanes, signal }: Correlations, calm: Correlations) {
  const late = signal.onset === null ? 'no onset' : `${(signal.onset - injectedAt) / 1_000} s`
  const { before, after, n, points } = signal
  console.log(`  onset ${late} from the fault; ${before} then ${after}, ${n} in all`)
  console.log(
    `    ${points
      .slice(-40)
      .map((point) => point ?? '-')
      .join(' ')}`,
  )
  for (const { lane, checked, found, problem } of lanes) {
    console.log(`    ${lane}: ${found} of ${checked} ${problem ?? ''}`)
  }
  for (const item of items.slice(0, 6)) console.log(`    ${inWords(item)}`)
  for (const item of calm.items.slice(0, 4)) console.log(`    calm: ${inWords(item)}`)
}

async function run(app: FreshApp, episode: Episode, address: string): Promise<Asked> {
  const { data, rows } = await prepare(episode, folder)
  const prometheus = await startPrometheus({ data, address })
  try {
    return await askAll(app, episode, await tellSeismo(app, episode, rows))
  } finally {
    await prometheus.stop()
  }
}

function report(asked: readonly Asked[]): void {
  const share = (is: (one: Asked) => boolean) => {
    const n = asked.filter(is).length
    return `${n} of ${asked.length} (${Math.round((100 * n) / asked.length)} %)`
  }
  const isAmong = (place: number, most: number) => place > 0 && place <= most
  const times = asked.map(({ ms }) => ms).sort((a, b) => a - b)
  console.log(`
true one first             ${share(({ verdict }) => verdict.place === 1)}
  among the first 3        ${share(({ verdict }) => isAmong(verdict.place, 3))}   target ≥ 90 %
  among 3 of its kind      ${share(({ verdict }) => isAmong(verdict.placeOfKind, 3))}
calm, nothing found        ${share(({ calm }) => calm === 0)}   target ≥ 95 %
calm, an onset was named   ${share(({ calmAsked }) => calmAsked === 0)}
answers, median            ${Math.round(times[times.length >> 1] ?? 0)} ms, longest ${Math.round(times.at(-1) ?? 0)} ms`)
}

const folder = values.folder ?? (await mkdtemp(join(tmpdir(), 'seismo-bench-demo-')))
const end = Math.floor(Date.parse(values.until) / MINUTE_MS) * MINUTE_MS
const episodes = planEpisodes(Number(values.episodes), Number(values.hours), end)

/** People ask when it happens: with episodes of an earlier run it is still then. */
function goBackTo(at: number): void {
  const realNow = Date.now
  const offset = at - realNow()
  Date.now = () => realNow() + offset
}

async function askOfAll(): Promise<void> {
  goBackTo(end)
  const address = await aFreeAddress()
  const app = await aFreshApp('', { SEISMO_PROMETHEUS_URL: `http://${address}` })
  try {
    const asked: Asked[] = []
    for (const episode of episodes) {
      aProjectOf(app, episode)
      if (values.only !== undefined && episode.fault !== values.only) continue
      const one = await run(app, episode, address)
      asked.push(one)
      const { place, found, metrics } = one.verdict
      console.log(
        `${String(episode.number).padStart(2)} ${episode.fault.padEnd(17)} place ${place} of ${found} ` +
          `(${metrics} metrics), calm ${one.calm}, named ${one.calmAsked}, ${Math.round(one.ms)} ms`,
      )
    }
    report(asked)
  } finally {
    await app.remove()
  }
}

if (values['prepare-only']) for (const episode of episodes) await prepare(episode, folder)
else await askOfAll()
if (values.folder === undefined) await rm(folder, { recursive: true, force: true })
