import { hostname } from 'node:os'
import type { Config } from '../config.ts'
import { createExporter } from '../tracing/exporter.ts'
import { createTracing, noTracing, type Tracing } from '../tracing/tracing.ts'

type Settings = Pick<Config, 'otlp_url' | 'otlp_token' | 'otlp_ratio'>

/** Spans of this process to where the settings say, or nowhere. */
export function openTracing(
  { otlp_url: url, otlp_token: token, otlp_ratio: ratio }: Settings,
  version: string,
  onTrouble: (cause: unknown) => void,
): Tracing {
  if (url === undefined) return noTracing
  const resource = {
    'service.name': 'seismo',
    'service.version': version,
    'service.instance.id': `${hostname()}:${process.pid}`,
    'host.name': hostname(),
  }
  return createTracing({
    exporter: createExporter({ url, token, resource, fetch: globalThis.fetch, onTrouble }),
    ratio,
    now: () => performance.timeOrigin + performance.now(),
    random: Math.random,
  })
}
