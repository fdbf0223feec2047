import type { AcceptDependencies, AcceptMetrics } from '../http/accept-dependencies.ts'
import { createEdgeApp } from '../edge-app.ts'
import { createAcceptFinished } from '../process/accept-finished.ts'
import { createEdgeIntake } from '../process/loop/edge-intake.ts'
import { noTracing } from '../tracing/tracing.ts'
import { readEdgeConfig, type EdgeConfig } from '../settings/edge-config.ts'
import { clickHouseAtEdge } from '../store/clickhouse/edge-client.ts'
import { createEdgeStore } from '../store/clickhouse/edge-store.ts'
import { edgeLimits } from './edge-limits.ts'
import { createEdgeLog } from './edge-log.ts'
import { createEdgeProjects } from './edge-projects.ts'
import { createEdgeStoring } from './edge-storing.ts'

export { ConfigError } from '../settings/setting.ts'

/** What a platform gives with a request. */
export interface EdgeContext {
  /** Keeps the isolate at work after the answer. */
  waitUntil: (work: Promise<unknown>) => void
}

/** As Cloudflare Workers ask for it; other servers of `Request` and `Response` can do the same. */
export interface EdgeWorker {
  fetch: (request: Request, environment: object, context: EdgeContext) => Promise<Response>
  /** By a timer: tells the ledger what was refused, and the log whether the database answers. */
  scheduled: (event: unknown, environment: object, context: EdgeContext) => Promise<void>
}

const REMEMBERED_BEACONS = 10_000
/** Of refusals: a flood of them must not become a flood of inserts. */
const TELL_EVERY_MS = 10_000

/**
 * The way in, where there are no disks, threads or sockets: what pages send is processed and stored
 * in ClickHouse before it is answered with 202. It begins with the first request.
 */
export function createWorker(): EdgeWorker {
  const log = createEdgeLog()
  let edge: Edge | undefined

  function edgeOf(environment: object): Edge {
    // as: its keys are the names of bindings.
    return (edge ??= createEdge(readEdgeConfig(environment as Record<string, unknown>)))
  }

  return {
    fetch: async (request, environment, context) => {
      try {
        const { app, tell } = edgeOf(environment)
        const answer = Promise.resolve(app.fetch(request))
        // A page that leaves takes its connection along: what it sent is stored all the same.
        context.waitUntil(answer.then(tell))
        return await answer
      } catch (error) {
        log.error({ error }, 'the edge cannot start')
        return new Response(null, { status: 503, headers: { 'Retry-After': '30' } })
      }
    },
    scheduled: async (_event, environment) => {
      try {
        await edgeOf(environment).check()
      } catch (error) {
        log.error({ error }, 'the edge cannot store what pages send')
      }
    },
  }
}

type Edge = ReturnType<typeof createEdge>

function createEdge(config: EdgeConfig) {
  const now = Date.now
  const log = createEdgeLog()
  const { url, cluster } = config.clickHouse
  const store = createEdgeStore(clickHouseAtEdge(url, { cluster }))
  const { projects, refresh } = createEdgeProjects(store, now)
  const intake = createEdgeIntake({ ...createEdgeStoring({ config, store, log }), now })
  const dependencies: AcceptDependencies = {
    ...{ projects, intake, now },
    acceptOnce: createAcceptFinished(REMEMBERED_BEACONS),
    assertRate: edgeLimits(config, now),
    // Kept for whoever looks at the page of this process, which has none.
    attempts: { refused: () => undefined },
    ...{ proxies: 1, addressHeader: config.addressHeader, countryHeader: config.countryHeader },
    ...{ gpc: config.gpc, control: config.control },
    tracing: noTracing,
    // An isolate that ends after some requests is nothing to scrape.
    metrics: UNCOUNTED,
    // Servers write to the service itself.
    ...{ apiToken: undefined, tokens: { actorOf: () => Promise.resolve(undefined) } },
  }
  let toldAt = -Infinity

  async function tell(): Promise<void> {
    if (Math.abs(now() - toldAt) < TELL_EVERY_MS) return
    toldAt = now()
    await tellNow()
  }

  async function tellNow(): Promise<void> {
    try {
      await intake.keepTally()
    } catch (error) {
      log.error({ error }, 'what was refused is not in the ledger yet')
    }
  }

  return {
    app: createEdgeApp({ ...dependencies, refresh, log, newId: () => crypto.randomUUID() }),
    tell,
    check: async () => {
      await tellNow()
      await store.ping()
    },
  }
}

const nothing = () => undefined
const UNCOUNTED: AcceptMetrics = {
  ...{ beacons: { inc: nothing }, items: { inc: nothing }, clientDrops: { inc: nothing } },
  ...{ beaconBytes: { inc: nothing }, beaconSeconds: { observe: nothing } },
  scriptCpuSeconds: { observe: nothing },
}
