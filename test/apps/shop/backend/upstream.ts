import type { Answer, Call, Handler } from './call.ts'
import type { Faults } from './faults.ts'
import type { Instance, World } from './instance.ts'
import { createUpstreamMetrics } from './metrics.ts'
import { ROUTES, type Route } from './routes.ts'

/** An instance that can be called, with what it answers. */
export interface Backend {
  instance: Instance
  handlers: Partial<Record<Route, Handler>>
}

interface UpstreamOptions extends World {
  /** Who calls. */
  caller: Instance
  /** Of all services; those of one take turns. */
  backends: readonly Backend[]
  faults: Faults
}

const OUTCOMES = ['ok', 'error', 'timeout', 'unreachable'] as const
const CONNECT_PATIENCE_MS = 1_000
const LOST_IN_BROKEN_ZONE = 0.7

/** Calls one of the instances of a service, and a second one where the first cannot be reached. */
export function createUpstream(options: UpstreamOptions) {
  const { clock, random, tracer, caller, backends, faults } = options
  const metrics = createUpstreamMetrics(caller.metrics)
  let turn = Math.floor(random.between(0, backends.length))
  const byService = Map.groupBy(backends, ({ instance }) => instance.service)
  // From zero on, so that the first lost connection is a rise and no new series.
  for (const { instance } of backends) {
    const labels = { upstream: instance.service, upstream_zone: instance.zone }
    for (const outcome of OUTCOMES) metrics.requests.inc({ ...labels, outcome }, 0)
  }

  async function connect({ instance }: Backend): Promise<boolean> {
    const isLost =
      instance.zone === 'eu-b' && faults.isOn('broken-zone') && random.chance(LOST_IN_BROKEN_ZONE)
    const ms = isLost ? CONNECT_PATIENCE_MS : random.between(0.4, 1.8)
    await clock.wait(ms)
    metrics.connectSeconds.observe({ upstream_zone: instance.zone }, ms / 1_000)
    return !isLost
  }

  async function answerOf(backend: Backend, route: Route, call: Call): Promise<Answer | undefined> {
    const handler = backend.handlers[route]
    if (!handler) return { status: 404 }
    const patience = clock.timer(ROUTES[route].patienceMs)
    const answer = backend.instance.serve(route, call, handler)
    const first = await Promise.race([answer, patience.elapsed])
    patience.cancel()
    return first === 'elapsed' ? undefined : first
  }

  async function attempt(backend: Backend, route: Route, call: Call): Promise<Answer | undefined> {
    const { service, zone } = backend.instance
    const span = tracer.start(`${route} ${service}`, {
      ...{ place: caller, kind: 'client', parent: call.parent },
      attributes: { 'server.address': backend.instance.instance },
    })
    const count = (outcome: (typeof OUTCOMES)[number]) =>
      metrics.requests.inc({ upstream: service, upstream_zone: zone, outcome })
    if (!(await connect(backend))) {
      count('unreachable')
      span.end('connection timed out')
      return undefined
    }
    const answer = await answerOf(backend, route, { ...call, parent: span.context })
    if (!answer) {
      count('timeout')
      span.end('no answer in time')
      return { status: 504 }
    }
    count(answer.status < 500 ? 'ok' : 'error')
    span.end(answer.status < 500 ? undefined : `status ${answer.status}`)
    return answer
  }

  return async function callUpstream(route: Route, call: Call): Promise<Answer> {
    const { service } = ROUTES[route]
    const able = byService.get(service) ?? []
    turn += 1
    const first = await attempt(pickAt(able, turn), route, call)
    if (first) return first
    metrics.retries.inc({ upstream: service })
    return (await attempt(random.pick(able), route, call)) ?? { status: 502 }
  }
}

function pickAt(backends: readonly Backend[], turn: number): Backend {
  const backend = backends[turn % backends.length]
  if (!backend) throw new RangeError('a service needs an instance')
  return backend
}
