import type { Service } from './places.ts'

/** Of the gateway: who answers, and how long it waits for that. */
export const ROUTES = {
  'GET /api/products': { service: 'catalogue', patienceMs: 2_000 },
  'GET /api/search': { service: 'catalogue', patienceMs: 4_000 },
  'GET /api/recommendations': { service: 'catalogue', patienceMs: 8_000 },
  'GET /api/promotion': { service: 'catalogue', patienceMs: 4_000 },
  'GET /api/cart': { service: 'cart', patienceMs: 2_000 },
  'POST /api/cart': { service: 'cart', patienceMs: 3_000 },
  'POST /api/checkout': { service: 'payment', patienceMs: 4_000 },
} as const satisfies Record<string, { service: Service; patienceMs: number }>

export type Route = keyof typeof ROUTES

export function isRoute(name: string): name is Route {
  return Object.hasOwn(ROUTES, name)
}
