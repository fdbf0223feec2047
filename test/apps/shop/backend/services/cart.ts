import type { Carts } from '../../server/carts.ts'
import type { Handler } from '../call.ts'
import type { Connections } from '../connections.ts'
import type { World } from '../instance.ts'
import type { Route } from '../routes.ts'

export interface CartOptions extends World {
  connections: Connections
  carts: Carts
}

/** Its storage is away now and then: for so many of a hundred carts that are read. */
const SHARE_AWAY = 0.01

export function createCartService(options: CartOptions): Partial<Record<Route, Handler>> {
  const { clock, random, connections, carts } = options
  return {
    'GET /api/cart': async (call) => {
      await clock.wait(random.between(5, 30))
      await connections.lend(call, (run) => run('select_cart_lines'))
      if (random.chance(SHARE_AWAY)) return { status: 503, body: { error: 'cart storage is away' } }
      return { status: 200, body: carts.read(call.visitor) }
    },

    'POST /api/cart': async (call) => {
      await clock.wait(random.chance(0.1) ? random.between(500, 1_200) : random.between(10, 60))
      await connections.lend(call, async (run) => {
        await run('upsert_cart_line')
        await run('select_cart_lines')
      })
      carts.add(call.visitor, call.input.productId ?? '')
      return { status: 200, body: carts.read(call.visitor) }
    },
  }
}
