import { guard } from '../browser/guard.ts'
import type { Feature } from '../host.ts'
import type { MetricItem } from '../wire.ts'

/** Different series between two beacons. */
const MOST = 100

/** The page's own counters, gauges and histograms, one item a series and beacon. */
export const metrics: Feature = (host) => {
  const { client, flush } = host
  let series = new Map<string, Omit<MetricItem, 'at'> & { n: number }>()

  const record = (
    kind: MetricItem['kind'],
    name: string,
    given: unknown,
    tags?: Record<string, string>,
  ) => {
    const value = Number(given)
    if (!Number.isFinite(value)) return
    const key = JSON.stringify([kind, name, tags])
    const known = series.get(key) ?? {
      is: 'metric',
      kind,
      name,
      tags,
      value: 0,
      n: 0,
      min: value,
      max: value,
    }
    if (!known.n && series.size >= MOST) {
      host.drop('metric', 'rate')
      return
    }
    series.set(key, known)
    known.n += 1
    known.value = kind === 'gauge' ? value : known.value + value
    known.min = Math.min(known.min ?? value, value)
    known.max = Math.max(known.max ?? value, value)
    if (kind === 'histogram') {
      const bucket = value > 0 ? Math.ceil(Math.log2(value) * 8) : '-'
      known.buckets = { ...known.buckets, [bucket]: (known.buckets?.[bucket] ?? 0) + 1 }
    }
    host.due(AFTER_MS)
  }

  client.count = guard((name, value = 1, tags) => record('counter', name, value, tags))
  client.gauge = guard((name, value, tags) => record('gauge', name, value, tags))
  client.measure = guard((name, value, tags) => record('histogram', name, value, tags))
  host.flush = (isLeaving) => {
    const full = series
    series = new Map()
    for (const item of full.values()) host.emit(item)
    flush(isLeaving)
  }
}

const AFTER_MS = 5_000
