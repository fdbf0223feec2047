/**
 * Writes series of web error rates with labels, in the shape of the corpus that the detector is scored
 * on: `node bench/alerts/simulate.ts FOLDER NAME KIND SEED ROUNDS`. The kind `plain` has the noise that
 * was measured on the corpus; `hard` has more of it, jobs that run on some days only, growth, level
 * shifts, clock changes, and incidents and gaps in the weeks before.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { upperTail } from '../../packages/ingest/src/alerts/detect/negative-binomial.ts'
import type { Label, Series } from './corpus.ts'
import { createRandom, type Random } from './random.ts'

const DAY = 288
const WARMUP = 28 * DAY
const LENGTH = 42 * DAY
const TIERS = { tiny: 0.5, low: 8, mid: 250, high: 6_000 }

const SCENARIOS: [scenario: string, magnitude: number | null, kind: Label['kind']][] = [
  ...[2, 3, 5, 10].map((n): [string, number, 'pos'] => ['step', n, 'pos']),
  ...[3, 5].map((n): [string, number, 'pos'] => ['ramp', n, 'pos']),
  ...[2, 4].map((n): [string, number, 'pos'] => ['release', n, 'pos']),
  ...[0.003, 0.02].map((n): [string, number, 'pos'] => ['newissue', n, 'pos']),
  ...Array.from({ length: 3 }, (): [string, null, 'null'] => ['null', null, 'null']),
  ...Array.from({ length: 2 }, (): [string, null, 'nuis'] => ['flash', null, 'nuis']),
  ['holiday', null, 'nuis'],
  ...Array.from({ length: 2 }, (): [string, null, 'outage'] => ['outage', null, 'outage']),
  ['crashloop', null, 'null'],
]

const DURATIONS: Record<string, number[]> = {
  step: [6, 12, 36],
  ramp: [144, 288, 576],
  release: [576],
  newissue: [288],
  flash: [6, 24, 48],
  holiday: [288],
  outage: [6, 12, 72],
}

interface World {
  random: Random
  isHard: boolean
  sessions: Float64Array
  rates: Float64Array
}

function simulate(random: Random, isHard: boolean, tier: number, baseRate: number): World {
  const sessions = sessionLevels(random, tier)
  const rates = errorRates(random, isHard, baseRate)
  const world = { random, isHard, sessions, rates }
  if (random.chance(isHard ? 0.5 : 0.25)) addJob(world)
  if (isHard) trouble(world)
  return world
}

function sessionLevels(random: Random, level: number): Float64Array {
  const swing = random.between(0.35, 0.8)
  const phase = random.between(0, DAY)
  const weekend = random.chance(0.7) ? random.between(0.5, 0.85) : 1
  const growth = random.between(-0.003, 0.006)
  let wobble = 0
  return Float64Array.from({ length: LENGTH }, (_, n) => {
    wobble = 0.98 * wobble + 0.2 * 0.06 * random.normal()
    const daily = 1 + swing * Math.sin((2 * Math.PI * (n - phase)) / DAY)
    const day = Math.floor(n / DAY)
    const weekly = day % 7 >= 5 ? weekend : 1
    return level * daily * weekly * Math.exp(growth * day + wobble + 0.03 * random.normal())
  })
}

function errorRates(random: Random, isHard: boolean, level: number): Float64Array {
  const more = isHard ? 1.6 : 1
  const swing = random.chance(0.5) ? random.between(0, isHard ? 0.35 : 0.22) : 0
  const phase = random.between(0, DAY)
  const growth = isHard ? random.between(-0.012, 0.012) : 0
  const keep = Math.exp(-1 / random.between(18, 36))
  let wobble = 0
  let daily = 0
  return Float64Array.from({ length: LENGTH }, (_, n) => {
    if (n % DAY === 0) daily = more * 0.05 * random.normal()
    wobble = keep * wobble + Math.sqrt(1 - keep ** 2) * more * 0.068 * random.normal()
    const season = 1 + swing * Math.sin((2 * Math.PI * (n - phase)) / DAY)
    const noise = daily + wobble + more * 0.085 * random.normal() + (growth * n) / DAY
    return Math.min(0.5, level * season * Math.exp(noise))
  })
}

/** Something that fails at about the same time on its days. */
function addJob({ random, isHard, rates }: World): void {
  const start = random.integer(0, DAY - 12)
  const length = random.integer(3, 6)
  const height = random.between(2.5, 8)
  const jitter = isHard ? 4 : 2
  const shiftFrom = isHard && random.chance(0.3) ? random.integer(30, 40) : Infinity
  const every = isHard ? random.integer(0, 2) : 0
  for (let day = 0; day < 42; day += 1) {
    if (every === 1 && day % 7 >= 5) continue
    if (every === 2 && day % 7 !== 2) continue
    const clock = day >= shiftFrom ? 12 : 0
    const from = day * DAY + start + clock + random.integer(-jitter, jitter)
    const today = height * Math.exp(0.15 * random.normal())
    raise(rates, from, from + length, () => today)
  }
}

function raise(
  rates: Float64Array,
  from: number,
  to: number,
  factor: (share: number) => number,
): void {
  for (let n = Math.max(0, from); n < Math.min(to, rates.length); n += 1) {
    rates[n] = Math.min(0.7, (rates[n] ?? 0) * factor((n - from + 1) / (to - from)))
  }
}

/** What lies in the weeks before in the real world. */
function trouble({ random, rates, sessions }: World): void {
  if (random.chance(0.4)) {
    const from = random.integer(7 * DAY, 26 * DAY)
    const height = random.between(3, 10)
    raise(rates, from, from + random.integer(6, 48), () => height)
  }
  if (random.chance(0.2)) {
    const from = random.integer(10 * DAY, 25 * DAY)
    const height = random.between(2, 4)
    raise(rates, from, from + random.integer(1, 2) * DAY, () => height)
  }
  if (random.chance(0.25)) {
    const height = random.between(0.6, 1.6)
    raise(rates, random.integer(5 * DAY, 20 * DAY), LENGTH, () => height)
  }
  if (random.chance(0.3)) {
    const from = random.integer(3 * DAY, 27 * DAY)
    sessions.fill(0, from, from + random.integer(6, 72))
  }
}

function happen(world: World, scenario: string, magnitude: number | null): [number, number] | null {
  const { random, rates, sessions } = world
  const durations = DURATIONS[scenario]
  if (!durations) return null
  const duration = durations[random.integer(0, durations.length - 1)] ?? 0
  const from = random.integer(WARMUP + 12, LENGTH - duration - DAY)
  const to = from + duration
  const size = magnitude ?? 1
  if (scenario === 'step' || scenario === 'release') raise(rates, from, to, () => size)
  if (scenario === 'ramp') raise(rates, from, to, (share) => 1 + (size - 1) * share)
  if (scenario === 'newissue') {
    for (let n = from; n < to; n += 1) rates[n] = (rates[n] ?? 0) + size
  }
  if (scenario === 'flash') crowd(world, from, to)
  if (scenario === 'holiday')
    for (let n = from; n < to; n += 1) sessions[n] = 0.4 * (sessions[n] ?? 0)
  if (scenario === 'outage') goDark(world, from, to)
  return [from, to]
}

function crowd({ random, sessions, isHard, rates }: World, from: number, to: number): void {
  const height = random.scale(2, 15)
  for (let n = from; n < to; n += 1) sessions[n] = height * (sessions[n - DAY] ?? 0)
  // People who come for the first time meet somewhat other errors.
  if (isHard) raise(rates, from, to, () => random.between(0.8, 1.15))
}

function goDark({ random, sessions }: World, from: number, to: number): void {
  const left = random.chance(0.5) ? 0 : 0.03
  for (let n = from; n < to; n += 1) sessions[n] = left * (sessions[n] ?? 0)
  if (!random.chance(0.7)) return
  const backlog = Math.min(12, 1 + (to - from) / 12)
  for (let n = to; n < to + 3; n += 1) sessions[n] = backlog * (sessions[n] ?? 0)
}

/** Whether who knows the true rate and the true window sees it: one in ten thousand, five affected. */
function isVisible(
  calm: Float64Array,
  { sessions, affected }: Pick<Series, 'sessions' | 'affected'>,
  [from, to]: [number, number],
): boolean {
  let mean = 0
  let count = 0
  for (let n = from; n < to; n += 1) {
    mean += (sessions[n] ?? 0) * (calm[n] ?? 0)
    count += affected[n] ?? 0
  }
  return count >= 5 && upperTail(count, { mean, spread: 0 }) >= 4
}

function draw({ random, sessions, rates }: World, isLoop: boolean) {
  const drawn = { sessions: [] as number[], affected: [] as number[], events: [] as number[] }
  for (let n = 0; n < LENGTH; n += 1) {
    const visits = random.poisson(sessions[n] ?? 0)
    const failed = Math.min(visits, random.poisson(visits * (rates[n] ?? 0)))
    drawn.sessions.push(visits)
    drawn.affected.push(failed)
    drawn.events.push(failed * 2 + (isLoop ? random.integer(0, 300) : 0))
  }
  return drawn
}

function round(random: Random, isHard: boolean, count: number) {
  const made: { series: Series; label: Label }[] = []
  for (const [tier, level] of Object.entries(TIERS)) {
    for (const [scenario, magnitude, kind] of SCENARIOS) {
      const base = scenario === 'newissue' ? random.scale(1e-4, 6e-4) : random.scale(4e-3, 4e-2)
      const world = simulate(random, isHard, level, base)
      const calm = world.rates.slice()
      const event = happen(world, scenario, magnitude)
      const drawn = draw(world, scenario === 'crashloop')
      const id = `${isHard ? 'hard' : 'plain'}-${String(count + made.length).padStart(4, '0')}`
      const detectable = kind === 'pos' && event ? isVisible(calm, drawn, event) : null
      made.push({
        series: { id, step_s: 300, warmup_buckets: WARMUP, ...drawn },
        label: { id, tier, scenario, magnitude, kind, event, detectable },
      })
    }
  }
  return made
}

const [folder, name, kind, seed, rounds] = process.argv.slice(2)
if (!folder || !name || (kind !== 'plain' && kind !== 'hard')) {
  console.error('node bench/alerts/simulate.ts FOLDER NAME plain|hard SEED ROUNDS')
  process.exit(2)
}
const random = createRandom(Number(seed))
const all = Array.from({ length: Number(rounds) }, (_, n) => round(random, kind === 'hard', n * 76))
const lines = all.flat().map(({ series }) => JSON.stringify(series))
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, `${name}.jsonl.gz`), gzipSync(lines.join('\n')))
writeFileSync(
  join(folder, `${name}.labels.json`),
  JSON.stringify(all.flat().map(({ label }) => label)),
)
