import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** The service's own figures for Prometheus; names follow its conventions. */
export function createMetrics(pendingRows: () => number, listeners: () => number) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  gauge('seismo_rows_pending', 'Rows accepted and not yet stored.', pendingRows)
  gauge('seismo_stream_listeners', 'Open pages that listen for live updates.', listeners)
  return {
    registry,
    beacons: new Counter({
      name: 'seismo_beacons_total',
      help: 'Beacons by outcome: accepted, repeated, or the problem they were refused with.',
      labelNames: ['outcome'],
      registers,
    }),
    items: new Counter({
      name: 'seismo_items_total',
      help: 'Items of accepted beacons by kind and outcome.',
      labelNames: ['kind', 'outcome'],
      registers,
    }),
    clientDrops: new Counter({
      name: 'seismo_client_dropped_items_total',
      help: 'Items the script in the page left out, as it told us, by kind and reason.',
      labelNames: ['kind', 'reason'],
      registers,
    }),
    scriptCpuSeconds: new Histogram({
      name: 'seismo_script_cpu_seconds',
      help: 'Main-thread time of the script in its page so far, by its own clock, at each beacon.',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
      registers,
    }),
    beaconBytes: new Counter({
      name: 'seismo_beacon_bytes_total',
      help: 'Bytes of beacons after decompression.',
      registers,
    }),
    beaconSeconds: new Histogram({
      name: 'seismo_beacon_duration_seconds',
      help: "From a beacon's arrival until it is stored.",
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    insertedRows: new Counter({
      name: 'seismo_rows_inserted_total',
      help: 'Rows stored by kind.',
      labelNames: ['kind'],
      registers,
    }),
    alertEvaluations: new Counter({
      name: 'seismo_alert_evaluations_total',
      help: 'Rounds of alert evaluation by outcome.',
      labelNames: ['outcome'],
      registers,
    }),
  }
}

export type Metrics = ReturnType<typeof createMetrics>
