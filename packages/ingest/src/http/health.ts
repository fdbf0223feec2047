import { Hono } from 'hono'
import type { Dependencies } from './dependencies.ts'

/** Alive, ready with reasons, and the figures for Prometheus. */
export function healthRoutes({ store, commit, metrics, version }: Dependencies) {
  return new Hono()
    .get('/health', (c) => c.json({ status: 'ok', version }))
    .get('/ready', async (c) => {
      const reasons = await notReady()
      return c.json({ ready: reasons.length === 0, reasons }, reasons.length === 0 ? 200 : 503)
    })
    .get('/metrics', async (c) => {
      const text = await metrics.registry.metrics()
      return c.body(text, 200, { 'Content-Type': metrics.registry.contentType })
    })

  async function notReady(): Promise<string[]> {
    const reasons: string[] = []
    await store.ping().catch(() => reasons.push('the database does not answer'))
    if (commit.pendingRows() > 50_000)
      reasons.push(`${String(commit.pendingRows())} rows wait to be stored`)
    return reasons
  }
}
