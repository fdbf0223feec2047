import type { Service, Zone } from './places.ts'

/** What is to be found when a fault is on: the ground truth of `bench/correlate/demo.ts`. */
export interface Truth {
  /** Series that show it where it is, any of them; none where no server takes part in it. */
  metrics: readonly { name: string; labels: Readonly<Record<string, string>> }[]
  service: Service | null
  zone: Zone | null
  /** The release that brought it. */
  deploy: string | null
}

/** Of the backend's services together; deploys of it are told to Seismo as those of the page are. */
export const BACKEND_RELEASES = { good: 'payment@7.1.4', bad: 'payment@7.2.0' } as const

export const FAULTS = {
  'slow-query': {
    says: 'A lost index: the query for the lines of a cart takes over a second.',
    truth: {
      metrics: [
        { name: 'db_query_duration_seconds', labels: { query: 'select_cart_lines' } },
        // What an index is for: without one whole tables are read.
        { name: 'db_server_rows_read_total', labels: {} },
      ],
      ...{ service: 'cart', zone: null, deploy: null },
    },
  },
  'saturated-pool': {
    says: 'A report holds connections of the payment service, and payments wait for one.',
    truth: {
      metrics: [
        { name: 'db_pool_waiting', labels: { service: 'payment' } },
        { name: 'db_pool_wait_seconds', labels: { service: 'payment' } },
        { name: 'db_pool_in_use', labels: { service: 'payment' } },
        { name: 'db_pool_timeouts_total', labels: { service: 'payment' } },
        { name: 'db_query_duration_seconds', labels: { query: 'monthly_report' } },
      ],
      ...{ service: 'payment', zone: null, deploy: null },
    },
  },
  'bad-deploy': {
    says: `Release ${BACKEND_RELEASES.bad} of the backend fails a third of the checkouts.`,
    truth: {
      metrics: [{ name: 'payment_attempts_total', labels: { outcome: 'failed' } }],
      ...{ service: 'payment', zone: null, deploy: BACKEND_RELEASES.bad },
    },
  },
  'broken-zone': {
    says: 'Most connections into zone eu-b are lost.',
    truth: {
      metrics: [
        { name: 'upstream_requests_total', labels: { upstream_zone: 'eu-b' } },
        { name: 'upstream_connect_seconds', labels: { upstream_zone: 'eu-b' } },
      ],
      ...{ service: null, zone: 'eu-b', deploy: null },
    },
  },
  'frontend-release': {
    says: 'Release 2.41.0 of the page adds up carts wrongly; no server takes part in it.',
    truth: { metrics: [], service: null, zone: null, deploy: '2.41.0' },
  },
} as const satisfies Record<string, { says: string; truth: Truth }>

export type Fault = keyof typeof FAULTS

export function isFault(name: string): name is Fault {
  return Object.hasOwn(FAULTS, name)
}

export interface Faults {
  isOn: (fault: Fault) => boolean
  on: () => Fault[]
  set: (fault: Fault, isOn: boolean) => void
  /** Told of every change. */
  onChange: (listener: (fault: Fault, isOn: boolean) => void) => void
}

export function createFaults(): Faults {
  const active = new Set<Fault>()
  const listeners: ((fault: Fault, isOn: boolean) => void)[] = []
  return {
    isOn: (fault) => active.has(fault),
    on: () => [...active],
    set(fault, isOn) {
      if (active.has(fault) === isOn) return
      if (isOn) active.add(fault)
      else active.delete(fault)
      for (const listener of listeners) listener(fault, isOn)
    },
    onChange: (listener) => void listeners.push(listener),
  }
}
