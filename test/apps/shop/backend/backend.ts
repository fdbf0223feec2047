import type { Registry } from 'prom-client'
import { createCarts } from '../server/carts.ts'
import { createCatalogue } from '../server/catalogue.ts'
import type { Answer, Call } from './call.ts'
import { createChores } from './chores.ts'
import { createConnections } from './connections.ts'
import { createDatabase } from './database.ts'
import { createFaults, type Faults } from './faults.ts'
import { createInstance, type Instance, type World } from './instance.ts'
import { placesOf, type Service } from './places.ts'
import type { Route } from './routes.ts'
import { createCartService, type CartOptions } from './services/cart.ts'
import { createCatalogueService, type CatalogueOptions } from './services/catalogue.ts'
import { createPaymentService, type PaymentOptions } from './services/payment.ts'
import { createUpstream, type Backend } from './upstream.ts'

/** What Prometheus scrapes, with the labels that its settings give. */
export interface Target {
  job: string
  instance: string
  labels: Readonly<Record<string, string>>
  registry: Registry
}

export interface ShopBackend {
  handle: (route: Route, call: Call) => Promise<Answer>
  faults: Faults
  targets: readonly Target[]
}

type Inner = Exclude<Service, 'gateway'>
type ServiceOptions = CatalogueOptions & CartOptions & PaymentOptions

const INNER: Record<
  Inner,
  { poolSize: number; create: (options: ServiceOptions) => Backend['handlers'] }
> = {
  catalogue: { poolSize: 8, create: createCatalogueService },
  cart: { poolSize: 8, create: createCartService },
  payment: { poolSize: 5, create: createPaymentService },
}

/** The services behind the shop: a gateway, three services and a database, in two zones. */
export function createBackend(world: World): ShopBackend {
  const faults = createFaults()
  const products = createCatalogue()
  const carts = createCarts(products, world.random)
  const database = createDatabase({ ...world, faults })
  const chores = createChores(world.clock, world.random)

  function start(service: Inner): Backend[] {
    const { poolSize: size, create } = INNER[service]
    return placesOf(service).map((place) => {
      const instance = createInstance(place, world)
      const connections = createConnections({ ...world, instance, database, size })
      return {
        instance,
        handlers: create({ ...world, instance, connections, products, carts, faults }),
      }
    })
  }

  const services = {
    catalogue: start('catalogue'),
    cart: start('cart'),
    payment: start('payment'),
  } satisfies Record<Inner, Backend[]>
  const gateways = placesOf('gateway').map((place) => {
    const caller = createInstance(place, world)
    const backends = Object.values(services).flat()
    return { instance: caller, call: createUpstream({ ...world, caller, faults, backends }) }
  })
  let turn = 0

  return {
    faults,
    async handle(route, call) {
      turn = (turn + 1) % gateways.length
      const gateway = gateways[turn]
      if (!gateway) throw new RangeError('a shop needs a gateway')
      return gateway.instance.serve(route, call, (inner) => gateway.call(route, inner))
    },
    targets: [
      ...[...gateways, ...Object.values(services).flat()].map(({ instance }) => targetOf(instance)),
      { job: 'database', instance: 'database-1', labels: {}, registry: database.registry },
      { job: 'worker', instance: 'worker-1', labels: {}, registry: chores.registry },
    ],
  }
}

function targetOf({ service, zone, instance, metrics }: Instance): Target {
  return { job: 'shop', instance, labels: { service, zone }, registry: metrics.registry }
}
