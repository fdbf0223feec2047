import { Counter, Gauge, Registry } from 'prom-client'
import type { Random } from '../random.ts'
import type { Clock } from './clock.ts'
import type { Faults } from './faults.ts'

/** Medians in milliseconds. */
const QUERIES = {
  list_products: 9,
  search_products: 18,
  related_products: 14,
  select_cart_lines: 8,
  upsert_cart_line: 11,
  insert_order: 16,
  authorise_payment: 30,
  monthly_report: 2_500,
} as const
export type Query = keyof typeof QUERIES

const SPREAD = 0.35
/** As long as the lost index costs: some come within the gateway's patience, many do not. */
const WITHOUT_INDEX_MS = 1_700
/** Beyond so many at once, each takes longer for the others. */
const COMFORTABLE = 24

export interface Database {
  registry: Registry
  run: (query: Query) => Promise<void>
}

interface DatabaseOptions {
  clock: Clock
  random: Random
  faults: Faults
}

/** One server for all services, with figures of its own. */
export function createDatabase({ clock, random, faults }: DatabaseOptions): Database {
  const registry = new Registry()
  const registers = [registry]
  const active = new Gauge({
    name: 'db_server_active_queries',
    help: 'Queries that run.',
    registers,
  })
  const transactions = new Counter({
    name: 'db_server_transactions_total',
    help: 'Since its start.',
    registers,
  })
  const rows = new Counter({ name: 'db_server_rows_read_total', help: 'Of tables.', registers })
  addHousekeeping(registry, random)
  let running = 0
  active.set(0)

  function durationMs(query: Query): number {
    const withoutIndex = query === 'select_cart_lines' && faults.isOn('slow-query')
    const median = withoutIndex ? WITHOUT_INDEX_MS : QUERIES[query]
    const crowd = Math.max(1, running / COMFORTABLE)
    return median * crowd * Math.exp(SPREAD * normal(random))
  }

  return {
    registry,
    async run(query) {
      running += 1
      active.set(running)
      await clock.wait(durationMs(query))
      running -= 1
      active.set(running)
      transactions.inc()
      rows.inc(query === 'select_cart_lines' && faults.isOn('slow-query') ? 40_000 : 20)
    },
  }
}

/** What moves by itself, as it does everywhere. */
function addHousekeeping(registry: Registry, random: Random): void {
  const registers = [registry]
  let disk = 40e9
  let hits = 0.985
  new Gauge({
    name: 'db_server_disk_used_bytes',
    help: 'Of its volume; what is vacuumed comes back.',
    registers,
    collect() {
      disk = random.chance(0.004) ? disk - 2e9 : disk + random.between(0, 2e6)
      this.set(disk)
    },
  })
  new Gauge({
    name: 'db_server_buffer_hit_ratio',
    help: 'Pages that were in memory.',
    registers,
    collect() {
      hits = Math.min(0.999, Math.max(0.95, hits + random.between(-0.002, 0.002)))
      this.set(hits)
    },
  })
  new Counter({
    name: 'db_server_checkpoints_total',
    help: 'Written.',
    registers,
    collect() {
      if (random.chance(0.05)) this.inc()
    },
  })
}

/** Of the normal distribution, by Box and Muller. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}
