/** The shop's backend: pages of two releases, a rollout that moves, and services with moods. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { createRandom, type Random } from './random.ts'
import { answerErrorPage } from './server/answer.ts'
import { createApi } from './server/api.ts'
import { createCarts } from './server/carts.ts'
import { createCatalogue } from './server/catalogue.ts'
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
  SEISMO_URL,
  SEISMO_KEY,
} = process.env

const rollout: Rollout = {
  startsAfterMs: Number(SHOP_ROLLOUT_AFTER_SECONDS) * 1_000,
  rampMs: Number(SHOP_ROLLOUT_SECONDS) * 1_000,
}

function createShop(random: Random): Server {
  const startedAt = Date.now()
  const products = createCatalogue()
  const api = createApi({ products, carts: createCarts(products, random), random })
  const pages = createPages(
    SHOP_BUILDS,
    SEISMO_URL && SEISMO_KEY ? { url: SEISMO_URL, key: SEISMO_KEY } : undefined,
  )

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://shop')
    const visitor = visitorOf(request, response, random)
    const handle = api[`${request.method ?? 'GET'} ${url.pathname}`]
    if (handle) return handle({ request, response, visitor, url })
    if (url.pathname.startsWith('/api/')) {
      answerErrorPage(response, 500)
      return
    }
    if (url.pathname.startsWith('/assets/')) return pages.asset(response, url.pathname)
    if (url.pathname.startsWith('/images/')) return answerImage(response, url.pathname, random)
    const share = shareAt(Date.now() - startedAt, rollout)
    return pages.document(response, releaseFor(visitor.bucket, share))
  }

  return createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error('shop:', error)
      if (!response.headersSent) answerErrorPage(response, 500)
    })
  })
}

/** Pictures come late enough for the page to jump. */
async function answerImage(response: ServerResponse, path: string, random: Random): Promise<void> {
  await wait(random.between(80, 900))
  response.writeHead(200, { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=3600' })
  response.end(drawImage(path))
}

const server = createShop(createRandom(Number(SHOP_SEED)))
server.listen(Number(SHOP_PORT), SHOP_HOST, () => {
  console.log(`shop: http://${SHOP_HOST}:${SHOP_PORT} serves ${SHOP_BUILDS}`)
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.close(() => process.exit(0))
    server.closeAllConnections()
  })
}
