import { Counter } from 'prom-client'
import type { Product } from '../../src/api/types.ts'
import type { Handler } from '../call.ts'
import type { Connections } from '../connections.ts'
import type { Instance, World } from '../instance.ts'
import type { Route } from '../routes.ts'

export interface CatalogueOptions extends World {
  instance: Instance
  connections: Connections
  products: readonly Product[]
}

const SHARE_IN_CACHE = 0.85

export function createCatalogueService(options: CatalogueOptions): Partial<Record<Route, Handler>> {
  const { clock, random, instance, connections, products } = options
  const lookups = new Counter({
    name: 'cache_lookups_total',
    help: 'Of the catalogue, by outcome.',
    labelNames: ['outcome'],
    registers: [instance.metrics.registry],
  })

  return {
    'GET /api/products': async (call) => {
      const isInCache = random.chance(SHARE_IN_CACHE)
      lookups.inc({ outcome: isInCache ? 'hit' : 'miss' })
      await clock.wait(random.between(10, 60))
      if (!isInCache) await connections.lend(call, (run) => run('list_products'))
      return { status: 200, body: products }
    },

    'GET /api/search': async (call) => {
      await connections.lend(call, (run) => run('search_products'))
      await clock.wait(random.chance(0.15) ? random.between(1_500, 3_000) : random.between(10, 150))
      const query = (call.input.q ?? '').toLowerCase()
      const found = products.filter(({ name }) => name.toLowerCase().includes(query))
      return { status: 200, body: found.slice(0, 5) }
    },

    'GET /api/recommendations': async (call) => {
      await connections.lend(call, (run) => run('related_products'))
      await clock.wait(random.chance(0.2) ? 6_000 : random.between(60, 350))
      const of = products.findIndex(({ id }) => id === call.input.product)
      return { status: 200, body: products.slice(of + 1, of + 4) }
    },

    'GET /api/promotion': async () => {
      await clock.wait(random.between(700, 1_600))
      return {
        status: 200,
        body: {
          title: 'Autumn days.',
          text: 'A second cushion of the same kind is ours to give, until Sunday.',
        },
      }
    },
  }
}
