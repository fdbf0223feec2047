/** The shop's backend: pages of two releases, a rollout that moves, and services with moods. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { startAppTraffic } from './backend/app-traffic.ts'
import { createBackend } from './backend/backend.ts'
import { wallClock } from './backend/clock.ts'
import { isFault } from './backend/faults.ts'
import { createOtlpTracer } from './backend/otlp.ts'
import { noTracer } from './backend/spans.ts'
import { createRandom, type Random } from './random.ts'
import { CURRENT, PREVIOUS } from './releases.ts'
import { answerErrorPage, answerJson } from './server/answer.ts'
import { createApi } from './server/api.ts'
import { answerControl } from './server/control.ts'
import { createDeploys, tellDeploysOf } from './server/deploys.ts'
import { createExposition, scrapeTargets } from './server/exposition.ts'
import { drawImage } from './server/images.ts'
import { createPages } from './server/pages.ts'
import { releaseFor, shareAt, type Rollout } from './server/rollout.ts'
import { visitorOf } from './server/visitor.ts'

const {
  SHOP_HOST = '127.0.0.1',
  SHOP_PORT = '8791',
  SHOP_BUILDS = 'data/demo/shop',
  SHOP_SEED = '1',
  SHOP_ROLLOUT_AFTER_SECONDS = '180',
  SHOP_ROLLOUT_SECONDS = '240',
  SHOP_APP_REQUESTS_PER_SECOND = '4',
  SHOP_FAULT = '',
  SHOP_FAULT_AFTER_SECONDS = '900',
  SHOP_FAULT_SECONDS = '600',
  SEISMO_URL,
  SEISMO_KEY,
  SEISMO_API_TOKEN,
  OTEL_EXPORTER_OTLP_ENDPOINT,
} = process.env

const rollout: Rollout = {
  startsAfterMs: Number(SHOP_ROLLOUT_AFTER_SECONDS) * 1_000,
  rampMs: Number(SHOP_ROLLOUT_SECONDS) * 1_000,
}

function createShop(random: Random): Server {
  const startedAt = Date.now()
  const tracer = OTEL_EXPORTER_OTLP_ENDPOINT
    ? createOtlpTracer(OTEL_EXPORTER_OTLP_ENDPOINT.replace(/\/+$/, ''), wallClock)
    : noTracer
  const backend = createBackend({ clock: wallClock, random, tracer })
  const { faults, targets } = backend
  const api = createApi(backend, tracer)
  const answerMetrics = createExposition(targets)
  const pages = createPages(
    SHOP_BUILDS,
    SEISMO_URL && SEISMO_KEY ? { url: SEISMO_URL, key: SEISMO_KEY } : undefined,
  )
  if (SEISMO_URL && SEISMO_API_TOKEN) {
    const tell = createDeploys({ url: SEISMO_URL, token: SEISMO_API_TOKEN })
    tellDeploysOf(faults, tell)
    tell(PREVIOUS).catch(report)
    void wait(rollout.startsAfterMs).then(() => tell(CURRENT).catch(report))
  }
  planFault((isOn) => isFault(SHOP_FAULT) && faults.set(SHOP_FAULT, isOn))
  const perSecond = Number(SHOP_APP_REQUESTS_PER_SECOND)
  if (perSecond > 0) startAppTraffic({ clock: wallClock, random, backend, perSecond })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://shop')
    if (url.pathname.startsWith('/metrics')) return answerMetrics(response, url.pathname)
    if (url.pathname.startsWith('/control/')) {
      answerControl(faults, request, response)
      return
    }
    if (url.pathname === '/scrape-targets') {
      answerJson(response, scrapeTargets(targets, request.headers.host ?? ''))
      return
    }
    const visitor = visitorOf(request, response, random)
    if (url.pathname.startsWith('/api/')) return api({ request, response, visitor, url })
    if (url.pathname.startsWith('/assets/')) return pages.asset(response, url.pathname)
    if (url.pathname.startsWith('/images/')) return answerImage(response, url.pathname, random)
    const isEverywhere = faults.isOn('frontend-release')
    const share = isEverywhere ? 1 : shareAt(Date.now() - startedAt, rollout)
    return pages.document(response, releaseFor(visitor.bucket, share))
  }

  return createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      report(error)
      if (!response.headersSent) answerErrorPage(response, 500)
    })
  })
}

function report(error: unknown): void {
  console.error('shop:', error)
}

function planFault(set: (isOn: boolean) => void): void {
  if (SHOP_FAULT === '') return
  const from = Number(SHOP_FAULT_AFTER_SECONDS) * 1_000
  void wait(from).then(() => set(true))
  void wait(from + Number(SHOP_FAULT_SECONDS) * 1_000).then(() => set(false))
}

/** Pictures come late enough for the page to jump. */
async function answerImage(response: ServerResponse, path: string, random: Random): Promise<void> {
  await wait(random.between(80, 900))
  response.writeHead(200, { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=3600' })
  response.end(drawImage(path))
}

if (SHOP_FAULT !== '' && !isFault(SHOP_FAULT)) {
  console.error(`shop: SHOP_FAULT=${SHOP_FAULT} is no fault; see backend/faults.ts`)
  process.exit(1)
}
const server = createShop(createRandom(Number(SHOP_SEED)))
server.listen(Number(SHOP_PORT), SHOP_HOST, () => {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : SHOP_PORT
  console.log(`shop: http://${SHOP_HOST}:${port} serves ${SHOP_BUILDS}`)
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.close(() => process.exit(0))
    server.closeAllConnections()
  })
}
