import type { Call } from './call.ts'
import type { Database, Query } from './database.ts'
import type { Instance, World } from './instance.ts'
import { createPoolMetrics } from './metrics.ts'
import { createPool } from './pool.ts'

export type RunQuery = (query: Query) => Promise<void>

export interface Connections {
  /** Lends one connection for all queries of `work`. */
  lend: <Result>(call: Call, work: (run: RunQuery) => Promise<Result>) => Promise<Result>
}

interface ConnectionOptions extends World {
  instance: Instance
  database: Database
  size: number
}

const PATIENCE_MS = 1_500

/** An instance's way to the database. */
export function createConnections(options: ConnectionOptions): Connections {
  const { clock, tracer, instance, database, size } = options
  const metrics = createPoolMetrics(instance.metrics)
  const pool = createPool({ clock, size, patienceMs: PATIENCE_MS, metrics })

  async function query(call: Call, name: Query): Promise<void> {
    const from = clock.now()
    const span = tracer.start(name, {
      ...{ place: instance, kind: 'client', parent: call.parent },
      attributes: { 'db.system.name': 'postgresql', 'db.query.summary': name },
    })
    await database.run(name)
    span.end()
    call.spent.dbMs += clock.now() - from
    metrics.querySeconds.observe({ query: name }, (clock.now() - from) / 1_000)
  }

  return {
    async lend(call, work) {
      const from = clock.now()
      const span = tracer.start('pool take', {
        ...{ place: instance, kind: 'internal', parent: call.parent },
      })
      try {
        await pool.take()
        span.end()
      } catch (error) {
        span.end(String(error))
        throw error
      } finally {
        call.spent.poolMs += clock.now() - from
      }
      try {
        return await work((name) => query(call, name))
      } finally {
        pool.giveBack()
      }
    },
  }
}
