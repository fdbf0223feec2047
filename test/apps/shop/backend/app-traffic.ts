import type { Random } from '../random.ts'
import { aCall } from './call.ts'
import type { Clock } from './clock.ts'
import type { ShopBackend } from './backend.ts'
import type { Route } from './routes.ts'

interface TrafficOptions {
  clock: Clock
  random: Random
  backend: Pick<ShopBackend, 'handle'>
  /** On average; days have their ups and downs. */
  perSecond: number
}

/** As often as visitors of the page ask for them. */
const ROUTES: readonly Route[] = [
  ...Array.from({ length: 6 }, () => 'GET /api/products' as const),
  ...Array.from({ length: 3 }, () => 'GET /api/search' as const),
  ...Array.from({ length: 2 }, () => 'GET /api/recommendations' as const),
  ...Array.from({ length: 5 }, () => 'GET /api/cart' as const),
  ...Array.from({ length: 2 }, () => 'POST /api/cart' as const),
  'POST /api/checkout',
]
const DAY_MS = 86_400_000

/** The shop's apps for phones, which no page's script watches: most of what the backend answers. */
export function startAppTraffic({ clock, random, backend, perSecond }: TrafficOptions): void {
  async function arrive(): Promise<never> {
    for (;;) {
      const busy = 1 + 0.4 * Math.sin((2 * Math.PI * clock.now()) / DAY_MS)
      await clock.wait((-Math.log(1 - random.next()) * 1_000) / (perSecond * busy))
      const visitor = `app${Math.floor(random.between(0, 500))}`
      void backend.handle(random.pick(ROUTES), aCall({ visitor }))
    }
  }
  void arrive()
}
