import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Consumer } from './process/loop/consume.ts'
import type { Intake } from './process/loop/intake.ts'
import { ROLES, type Roles } from './roles.ts'
import type { Tracing } from './tracing/tracing.ts'
import type { Spool } from './spool/ports.ts'

interface Watched {
  spool: Pick<Spool, 'stats'>
  intake: Pick<Intake, 'pendingRecords'>
  consumer: Pick<Consumer, 'oldestReceivedAt'>
  listeners: () => number
  roles: Roles
  now: () => number
  tracing: Pick<Tracing, 'counts'>
}

/** The service's own figures for Prometheus; names follow its conventions. */
export function createMetrics(watched: Watched) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  watch(registry, watched)
  watchSpans(registry, watched)
  return {
    registry,
    beacons: new Counter({
      name: 'seismo_beacons_total',
      help: 'Beacons by outcome: accepted, or the problem they were refused with.',
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
      help: "From a beacon's arrival until the log has it.",
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
      registers,
    }),
    quarantined: new Counter({
      name: 'seismo_quarantined_total',
      help: 'Records and rows that could not be stored for what they are, and lie in data/log/quarantine.',
      registers,
    }),
    overBudget: new Counter({
      name: 'seismo_errors_over_issue_budget_total',
      help: 'Errors that joined the overflow issue, as their own would have been one new issue too many.',
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
    ...ofServers(registers),
  }
}

/** Of what comes from servers, and what is asked of them. */
function ofServers(registers: Registry[]) {
  return {
    statsdLines: new Counter({
      name: 'seismo_statsd_lines_total',
      help: 'Lines of StatsD by outcome: accepted, or why not.',
      labelNames: ['outcome'],
      registers,
    }),
    prometheusQueries: new Counter({
      name: 'seismo_prometheus_queries_total',
      help: 'Questions to the Prometheus of the settings by outcome: answered, or why not.',
      labelNames: ['outcome'],
      registers,
    }),
    prometheusSeconds: new Histogram({
      name: 'seismo_prometheus_query_duration_seconds',
      help: 'Until such a question was answered, or given up.',
      buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
      registers,
    }),
  }
}

function watchSpans(registry: Registry, { tracing }: Watched): void {
  new Counter({
    name: 'seismo_spans_total',
    help: 'Spans of the service itself by outcome: exported, dropped for want of room, or failed to be sent.',
    labelNames: ['outcome'],
    registers: [registry],
    collect() {
      this.reset()
      for (const [outcome, n] of Object.entries(tracing.counts())) this.inc({ outcome }, n)
    },
  })
}

/** Read when Prometheus asks. */
function watch(registry: Registry, watched: Watched): void {
  const { spool, intake, consumer, listeners, now } = watched
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  gauge('seismo_log_records', 'Records in the log that are not stored yet.', intake.pendingRecords)
  gauge('seismo_log_bytes', 'Bytes of the log on disk.', () => spool.stats().bytes)
  gauge('seismo_log_max_bytes', 'Bytes the log may have.', () => spool.stats().maxBytes)
  gauge('seismo_log_free_disk_bytes', 'Left on the disk of the log.', () => {
    return spool.stats().freeBytes ?? NaN
  })
  gauge(
    'seismo_log_damaged_bytes',
    'Bytes of the log that were found damaged since the start.',
    () => {
      const { tornBytes, damagedBytes } = spool.stats()
      return tornBytes + damagedBytes
    },
  )
  gauge('seismo_insert_lag_seconds', 'Age of the oldest record that is not stored yet.', () => {
    const oldest = consumer.oldestReceivedAt()
    return oldest === undefined ? 0 : (now() - oldest) / 1_000
  })
  const role = new Gauge({
    name: 'seismo_role',
    help: 'Which parts of the service run in this process: 1 where it does.',
    labelNames: ['role'],
    registers: [registry],
  })
  for (const one of ROLES) role.set({ role: one }, watched.roles.has(one) ? 1 : 0)
  gauge('seismo_stream_listeners', 'Open pages that listen for live updates.', listeners)
}

export type Metrics = ReturnType<typeof createMetrics>
