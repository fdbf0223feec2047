import type { ServerResponse } from 'node:http'
import { collectDefaultMetrics, Registry } from 'prom-client'
import type { Target } from '../backend/backend.ts'

/** `/metrics/<instance>` of each service, and `/metrics` of the process that all of them are. */
export function createExposition(targets: readonly Target[]) {
  const process = new Registry()
  collectDefaultMetrics({ register: process })
  const byPath = new Map([
    ['/metrics', process],
    ...targets.map(({ instance, registry }) => [`/metrics/${instance}`, registry] as const),
  ])

  return async function answerMetrics(response: ServerResponse, path: string): Promise<void> {
    const registry = byPath.get(path)
    if (!registry) {
      response.writeHead(404).end(`not found; there are ${[...byPath.keys()].join(' ')}\n`)
      return
    }
    response.writeHead(200, { 'content-type': registry.contentType })
    response.end(await registry.metrics())
  }
}

/** As Prometheus' `http_sd_configs` wants them. */
export function scrapeTargets(targets: readonly Target[], address: string) {
  const processItself = { job: 'shop-process', instance: 'shop', path: '/metrics', labels: {} }
  const services = targets.map(({ job, instance, labels }) => ({
    ...{ job, instance, labels, path: `/metrics/${instance}` },
  }))
  return [processItself, ...services].map(({ job, instance, labels, path }) => ({
    targets: [address],
    labels: { ...labels, job, instance, __metrics_path__: path },
  }))
}
