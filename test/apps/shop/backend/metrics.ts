import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** Of one process: names follow Prometheus' conventions, places are the scrape's business. */
export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Answers by route and kind of status.',
      labelNames: ['route', 'status'],
      buckets: [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    inFlight: new Gauge({
      name: 'http_requests_in_flight',
      help: 'Requests that are being answered.',
      registers,
    }),
  }
}

export type Metrics = ReturnType<typeof createMetrics>

export function createPoolMetrics({ registry }: Metrics) {
  const registers = [registry]
  return {
    size: new Gauge({ name: 'db_pool_size', help: 'Connections of the pool.', registers }),
    inUse: new Gauge({ name: 'db_pool_in_use', help: 'Connections that are lent.', registers }),
    waiting: new Gauge({ name: 'db_pool_waiting', help: 'Who waits for one.', registers }),
    timeouts: new Counter({
      name: 'db_pool_timeouts_total',
      help: 'Who waited in vain.',
      registers,
    }),
    waitSeconds: new Histogram({
      name: 'db_pool_wait_seconds',
      help: 'Time until a connection was there.',
      buckets: [0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    }),
    querySeconds: new Histogram({
      name: 'db_query_duration_seconds',
      help: 'Queries by name, without the wait for a connection.',
      labelNames: ['query'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 2.5, 5],
      registers,
    }),
  }
}

export type PoolMetrics = ReturnType<typeof createPoolMetrics>

export function createUpstreamMetrics({ registry }: Metrics) {
  const registers = [registry]
  return {
    requests: new Counter({
      name: 'upstream_requests_total',
      help: 'Calls of other services, by zone and outcome.',
      labelNames: ['upstream', 'upstream_zone', 'outcome'],
      registers,
    }),
    connectSeconds: new Histogram({
      name: 'upstream_connect_seconds',
      help: 'Time until an instance of the zone answered at all.',
      labelNames: ['upstream_zone'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1],
      registers,
    }),
    retries: new Counter({
      name: 'upstream_retries_total',
      help: 'Calls that were tried again elsewhere.',
      labelNames: ['upstream'],
      registers,
    }),
  }
}
