/**
 * Incidents of ten services in the shape of rumcorr, with other noise, other faults and other seeds:
 * what was tuned was tuned on one seed and told on others.
 */
import { createRandom, type Random } from '../../packages/ingest/src/testing/random.ts'
import type { Simulated, SimulatedLabel } from './read-rumcorr.ts'

const LENGTH = 520
const ONSET = 480
const CALLS: Record<string, string[]> = {
  web: ['bff'],
  bff: ['auth', 'cart', 'catalog', 'search', 'orders'],
  auth: ['db', 'cache'],
  cart: ['cache', 'db'],
  catalog: ['db', 'cache'],
  search: ['cache'],
  payment: ['db'],
  orders: ['payment', 'db'],
  db: [],
  cache: [],
}
const SERVICES = Object.keys(CALLS)

interface Metric {
  level: [low: number, high: number]
  /** Of logarithms, from bucket to bucket and wandering. */
  noise: number
  wander: number
  /** How it goes with traffic. */
  load: number
}

const METRICS: Record<string, Metric> = {
  cpu: { level: [0.05, 0.6], noise: 0.06, wander: 0.05, load: 0.9 },
  mem_mb: { level: [200, 4000], noise: 0.005, wander: 0.02, load: 0 },
  rps: { level: [20, 1500], noise: 0.05, wander: 0.03, load: 1 },
  p95_ms: { level: [40, 400], noise: 0.13, wander: 0.06, load: 0.4 },
  err_ratio: { level: [0.001, 0.01], noise: 0.32, wander: 0.15, load: 0 },
  restarts_total: { level: [0, 0], noise: 0, wander: 0, load: 0 },
  gc_pause_ms: { level: [2, 30], noise: 0.42, wander: 0.1, load: 0.3 },
  conn_in_use: { level: [5, 120], noise: 0.12, wander: 0.07, load: 0.9 },
  queue_depth: { level: [1, 20], noise: 0.5, wander: 0.2, load: 0.5 },
  net_rx_bytes: { level: [2e6, 3e7], noise: 0.15, wander: 0.06, load: 0.9 },
  threads: { level: [60, 200], noise: 0.03, wander: 0.03, load: 0.5 },
  disk_used_pct: { level: [20, 80], noise: 0.0003, wander: 0.0005, load: 0 },
}

interface World {
  random: Random
  /** Of logarithms, what is added to a series from a time on. */
  effects: { name: string; from: number; size: number; ramp: number; until: number }[]
  traffic: Float64Array
  errorRate: Float64Array
}

const KINDS = [
  'backend_resource',
  'backend_latency',
  'backend_errors',
  'backend_deploy',
  'frontend_release',
  'client_segment',
  'endpoint',
  'saturation',
  'null',
]

export function simulate(
  seed: number,
  count: number,
): { incident: Simulated; label: SimulatedLabel }[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, (_, n) => {
    const kind = KINDS[n % KINDS.length] ?? 'null'
    return simulateOne(random, kind, `seed-${String(seed)}-${String(n)}`)
  })
}

function simulateOne(random: Random, kind: string, id: string) {
  const traffic = trafficOf(random)
  const errorRate = new Float64Array(LENGTH).fill(random.scale(0.003, 0.02))
  const world: World = { random, effects: [], traffic, errorRate }
  const onset = ONSET - random.integer(0, 3)
  const truth = strike(world, kind, onset)
  for (let n = random.integer(3, 7); n > 0; n--) unrelatedShift(world)
  const level = random.scale(20, 1000)
  const sessions = Array.from(traffic, (value) => random.poisson(level * value))
  const errors = sessions.map((of, n) => random.poisson(of * (errorRate[n] ?? 0)))
  return {
    incident: {
      id,
      step_s: 60,
      onset_hint_index: ONSET,
      dependencies: CALLS,
      sessions,
      errors,
      metrics: metricsOf(world),
    },
    label: { id, kind, ...truth },
  }
}

function trafficOf(random: Random): Float64Array {
  const phase = random.between(0, 6.28)
  const swing = random.between(0.05, 0.35)
  let wobble = 0
  return Float64Array.from({ length: LENGTH }, (_, n) => {
    wobble = 0.97 * wobble + 0.012 * random.normal()
    return Math.exp(swing * Math.sin((2 * Math.PI * n) / 1440 + phase) + wobble)
  })
}

function strike(world: World, kind: string, onset: number) {
  const { random } = world
  if (kind === 'null') return { service: null, metrics: [] }
  raiseErrors(world, onset + random.integer(0, 2))
  if (kind === 'frontend_release' || kind === 'client_segment')
    return { service: null, metrics: [] }
  if (kind === 'saturation') surge(world, onset)
  const service = pick(random, kind === 'saturation' ? SERVICES.slice(1, 8) : SERVICES.slice(1))
  const metrics = faultsOf(random, kind).map(({ metric, size }) => {
    const from = onset + random.integer(0, 2)
    world.effects.push({
      name: `${service}|${metric}`,
      from,
      size,
      ramp: random.integer(1, 5),
      until: LENGTH,
    })
    return `${service}|${metric}`
  })
  reachCallers(world, service, onset + 1)
  return { service, metrics }
}

function faultsOf(random: Random, kind: string): { metric: string; size: number }[] {
  const errors = { metric: 'err_ratio', size: random.between(0.8, 2.8) }
  const latency = { metric: 'p95_ms', size: random.between(0.35, 1.3) }
  if (kind === 'backend_errors') return [errors]
  if (kind === 'backend_latency') return [latency]
  if (kind === 'backend_deploy') return [random.chance(0.6) ? errors : latency]
  if (kind === 'endpoint') return [{ metric: 'err_ratio', size: random.between(0.4, 1.1) }]
  if (kind === 'saturation') {
    return [
      { metric: 'queue_depth', size: random.between(1.2, 2.6) },
      { ...latency, size: random.between(0.7, 1.5) },
    ]
  }
  return [
    pick(random, [
      { metric: 'mem_mb', size: random.between(0.15, 0.5) },
      { metric: 'queue_depth', size: random.between(1.1, 2.2) },
      { metric: 'cpu', size: random.between(0.4, 1) },
      { metric: 'gc_pause_ms', size: random.between(1, 2) },
    ]),
  ]
}

/** Who calls it waits longer and fails more often, less with each step. */
function reachCallers(world: World, called: string, onset: number, strength = 1): void {
  const { random } = world
  if (strength < 0.2) return
  for (const [caller, calls] of Object.entries(CALLS)) {
    if (!calls.includes(called) || !random.chance(0.6)) continue
    const at = { from: onset + random.integer(0, 2), ramp: 3, until: LENGTH }
    world.effects.push({
      name: `${caller}|p95_ms`,
      size: strength * random.between(0.05, 0.35),
      ...at,
    })
    world.effects.push({
      name: `${caller}|err_ratio`,
      size: strength * random.between(0, 0.6),
      ...at,
    })
    reachCallers(world, caller, at.from, strength / 2)
  }
}

function raiseErrors({ random, errorRate }: World, onset: number): void {
  const times = random.scale(2, 5)
  const ramp = random.integer(1, 6)
  for (let n = onset; n < LENGTH; n++) {
    errorRate[n] = (errorRate[n] ?? 0) * (1 + (times - 1) * Math.min(1, (n - onset + 1) / ramp))
  }
}

function surge({ random, traffic }: World, onset: number): void {
  const size = random.between(0.5, 1.1)
  for (let n = onset; n < LENGTH; n++) {
    traffic[n] = (traffic[n] ?? 1) * Math.exp(size * Math.min(1, (n - onset + 1) / 6))
  }
}

function unrelatedShift({ random, effects }: World): void {
  const names = Object.keys(METRICS).filter((name) => name !== 'restarts_total')
  const from = random.integer(60, 510)
  effects.push({
    name: `${pick(random, SERVICES)}|${pick(random, names)}`,
    from,
    size: random.between(0.4, 1.1) * (random.chance(0.15) ? -1 : 1),
    ramp: random.integer(1, 3),
    until: random.chance(0.5) ? LENGTH : from + random.integer(20, 200),
  })
}

function metricsOf(world: World): Simulated['metrics'] {
  const metrics: Simulated['metrics'] = {}
  for (const service of SERVICES) {
    for (const [metric, kind] of Object.entries(METRICS)) {
      const name = `${service}|${metric}`
      metrics[name] =
        metric === 'restarts_total' ? restarts(world.random) : seriesOf(world, name, kind)
    }
  }
  return metrics
}

function seriesOf({ random, effects, traffic }: World, name: string, metric: Metric) {
  const level = random.scale(...metric.level)
  const more = random.scale(0.7, 1.5)
  const own = effects.filter((effect) => effect.name === name)
  const burst = random.chance(0.06)
    ? { every: pick(random, [15, 30, 60]), size: random.between(0.5, 1.5) }
    : null
  const gap = random.chance(0.15)
    ? { from: random.integer(0, 515), length: random.integer(3, 30) }
    : null
  const saw = name.endsWith('mem_mb') ? random.integer(60, 200) : 0
  const phase = random.integer(0, 200)
  let wander = 0
  return Array.from({ length: LENGTH }, (_, n) => {
    wander = 0.98 * wander + 0.2 * metric.wander * more * random.normal()
    let log =
      wander + metric.noise * more * random.normal() + metric.load * Math.log(traffic[n] ?? 1)
    for (const { from, size, ramp, until } of own) {
      if (n >= from && n < until) log += size * Math.min(1, (n - from + 1) / ramp)
    }
    if (burst !== null && (n + phase) % burst.every < 3) log += burst.size
    if (saw > 0) log += 0.08 * (((n + phase) % saw) / saw)
    if (gap !== null && n >= gap.from && n < gap.from + gap.length) return null
    return Number((level * Math.exp(log)).toPrecision(3))
  })
}

function restarts(random: Random): (number | null)[] {
  let count = random.integer(0, 5)
  return Array.from({ length: LENGTH }, () => {
    if (random.chance(0.0012)) count = random.chance(0.3) ? 0 : count + 1
    return count
  })
}

function pick<T>(random: Random, values: readonly T[]): T {
  const value = values[random.integer(0, values.length - 1)]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}
