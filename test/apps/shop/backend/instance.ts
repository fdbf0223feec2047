import type { Random } from '../random.ts'
import type { Answer, Call, Handler } from './call.ts'
import type { Clock } from './clock.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import type { Place } from './places.ts'
import { createRuntime } from './runtime.ts'
import type { Tracer } from './spans.ts'

export interface Instance extends Place {
  metrics: Metrics
  serve: (route: string, call: Call, handler: Handler) => Promise<Answer>
}

export interface World {
  clock: Clock
  random: Random
  tracer: Tracer
}

/** One process of a service: it counts and times all that it answers. */
export function createInstance(place: Place, { clock, random, tracer }: World): Instance {
  const metrics = createMetrics()
  const runtime = createRuntime(metrics, random)
  let inFlight = 0
  metrics.inFlight.set(0)

  async function serve(route: string, call: Call, handler: Handler): Promise<Answer> {
    const from = clock.now()
    const span = tracer.start(route, { place, kind: 'server', parent: call.parent })
    metrics.inFlight.set((inFlight += 1))
    const answer = await settle(handler({ ...call, parent: span.context }))
    metrics.inFlight.set((inFlight -= 1))
    const status = `${String(answer.status).slice(0, 1)}xx`
    metrics.requestSeconds.observe({ route, status }, (clock.now() - from) / 1_000)
    runtime.worked(random.between(2, 9))
    span.set('http.response.status_code', answer.status)
    span.end(answer.status < 500 ? undefined : failureOf(answer))
    return answer
  }

  return { ...place, metrics, serve }
}

/** What a framework makes of a handler that throws. */
async function settle(work: Promise<Answer>): Promise<Answer> {
  try {
    return await work
  } catch (error) {
    return { status: 503, body: { error: error instanceof Error ? error.message : 'failed' } }
  }
}

function failureOf({ status, body }: Answer): string {
  const said = (body as { error?: string } | undefined)?.error // as: what services answer when they fail
  return said ?? `status ${status}`
}
