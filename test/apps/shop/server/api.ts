import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Random } from '../random.ts'
import type { Product } from '../src/api/types.ts'
import { answerErrorPage, answerJson, readJson } from './answer.ts'
import type { Carts } from './carts.ts'
import type { Visitor } from './visitor.ts'

const DAY_MS = 86_400_000

export interface Call {
  request: IncomingMessage
  response: ServerResponse
  visitor: Visitor
  url: URL
}

type Handler = (call: Call) => Promise<void> | void

interface Backend {
  products: readonly Product[]
  carts: Carts
  random: Random
}

/** The services behind the shop, each with the moods of its kind. */
export function createApi({ products, carts, random }: Backend): Record<string, Handler> {
  return {
    'GET /api/products': async ({ response }) => {
      await wait(random.between(20, 150))
      answerJson(response, products)
    },

    'GET /api/search': async ({ response, url }) => {
      await wait(random.chance(0.15) ? random.between(1_500, 3_000) : random.between(30, 200))
      const query = (url.searchParams.get('q') ?? '').toLowerCase()
      const found = products.filter(({ name }) => name.toLowerCase().includes(query))
      answerJson(response, found.slice(0, 5))
    },

    'GET /api/recommendations': async ({ response, url }) => {
      await wait(random.chance(0.2) ? 6_000 : random.between(80, 400))
      const of = products.findIndex(({ id }) => id === url.searchParams.get('product'))
      answerJson(response, products.slice(of + 1, of + 4))
    },

    'GET /api/promotion': async ({ response }) => {
      await wait(random.between(700, 1_600))
      answerJson(response, {
        title: 'Autumn days.',
        text: 'A second cushion of the same kind is ours to give, until Sunday.',
      })
    },

    'GET /api/cart': async ({ response, visitor }) => {
      await wait(random.between(20, 120))
      if (random.chance(0.03)) answerJson(response, { error: 'cart storage is away' }, 503)
      else answerJson(response, carts.read(visitor.id))
    },

    'POST /api/cart': async ({ request, response, visitor }) => {
      const { productId } = (await readJson(request)) as { productId?: string } // our own page's body
      await wait(random.chance(0.2) ? random.between(800, 2_000) : random.between(40, 150))
      carts.add(visitor.id, productId ?? '')
      answerJson(response, carts.read(visitor.id))
    },

    'POST /api/checkout': async ({ response, visitor }) => {
      await wait(random.between(200, 900))
      if (random.chance(0.3)) {
        answerErrorPage(response, random.chance(0.6) ? 500 : 503)
        return
      }
      carts.clear(visitor.id)
      const deliveryOn = new Date(Date.now() + 3 * DAY_MS).toISOString().slice(0, 10)
      answerJson(response, { id: String(Math.floor(random.between(100_000, 999_999))), deliveryOn })
    },
  }
}
