import { Hono } from 'hono'
import type { Dependencies } from './dependencies.ts'

/** A balancer does well to send elsewhere before beacons are refused. */
const NEARLY_FULL = 0.9

/** Alive, ready with reasons, and the figures for Prometheus. */
export function healthRoutes(dependencies: Dependencies) {
  const { store, spool, consumer, metrics, version, now, roles } = dependencies
  return new Hono()
    .get('/health', (c) => c.json({ status: 'ok', version, roles: [...roles] }))
    .get('/ready', async (c) => {
      // A balancer of beacons asks for `?for=accept`: without its database the service still keeps them.
      const reasons = await notReady(c.req.query('for') === 'accept')
      return c.json(
        { ready: reasons.length === 0, reasons, roles: [...roles] },
        reasons.length === 0 ? 200 : 503,
      )
    })
    .get('/metrics', async (c) => {
      const text = await metrics.registry.metrics()
      return c.body(text, 200, { 'Content-Type': metrics.registry.contentType })
    })

  async function notReady(isForAccept: boolean): Promise<string[]> {
    const reasons: string[] = []
    const { bytes, maxBytes } = spool.stats()
    if (bytes > maxBytes * NEARLY_FULL) {
      reasons.push(`the log is full to ${String(Math.round((bytes / maxBytes) * 100))} %`)
    }
    // Who only accepts asks the database for keys that it knows already.
    if (isForAccept || (roles.size === 1 && roles.has('accept'))) return reasons
    const trouble = consumer.trouble()
    await store.ping().catch(() => reasons.push('the database does not answer'))
    if (trouble) {
      const seconds = Math.round((now() - trouble.since) / 1_000)
      reasons.push(`nothing could be stored for ${String(seconds)} s; the log keeps what comes`)
    }
    return reasons
  }
}
