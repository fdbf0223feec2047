import type { StoredSeries } from '../store/server-metrics.ts'

/** A series that tells how busy a server's processors are. */
export interface ProcessorSeries extends StoredSeries {
  server: string
  /** What it tells is how idle they are. */
  isIdle: boolean
  isCounter: boolean
}

interface Metric {
  name: RegExp
  isCounter: boolean
  /** The label whose value is `idle`; without one the series tells how busy they are. */
  idleBy?: string
}

/** The whole machine before one of its processes; by Prometheus' and OpenTelemetry's names. */
const METRICS: readonly Metric[] = [
  { name: /^node_cpu_seconds_total$/, isCounter: true, idleBy: 'mode' },
  { name: /^system[._]cpu[._]utilization(_ratio)?$/, isCounter: false, idleBy: 'state' },
  { name: /^process[._]cpu[._]utilization(_ratio)?$/, isCounter: false },
  { name: /^process_cpu_seconds_total$/, isCounter: true },
]

const OF_SERVERS = [
  'instance',
  'host_name',
  'host.name',
  'hostname',
  'host',
  'pod',
  'service',
  'job',
]

/** Of each server those of the first metric that it has. */
export function processorSeries(listed: readonly StoredSeries[]): Map<string, ProcessorSeries[]> {
  const servers = new Map<string, ProcessorSeries[]>()
  for (const { name, isCounter, idleBy } of METRICS) {
    const found = listed.filter((one) => {
      return name.test(one.name) && (idleBy === undefined || one.labels[idleBy] === 'idle')
    })
    const named = found.map((one) => {
      return { ...one, server: serverOf(one.labels), isIdle: idleBy !== undefined, isCounter }
    })
    for (const [server, series] of Map.groupBy(named, (one) => one.server)) {
      if (!servers.has(server)) servers.set(server, series)
    }
  }
  return servers
}

function serverOf(labels: Record<string, string>): string {
  for (const label of OF_SERVERS) if (labels[label]) return labels[label].slice(0, 300)
  return ''
}
