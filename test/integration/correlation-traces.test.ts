import { randomBytes } from 'node:crypto'
import type { Correlations } from '@seismo/ingest/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Row } from '../../packages/ingest/src/store/rows.ts'
import { aCheckout, sendTrace } from '../harness/a-trace.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'
import { startJaeger, type Jaeger } from '../harness/jaeger.ts'
import { aRequestRow } from '../harness/rows.ts'

const MINUTE_MS = 60_000
const TARGET = 'https://shop.example/api/checkout'

let app: FreshApp
let jaeger: Jaeger

beforeAll(async () => {
  jaeger = await startJaeger()
  app = await aFreshApp('', { SEISMO_JAEGER_URL: jaeger.url })
})

afterAll(async () => {
  await app.remove()
  await jaeger.close()
})

const now = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS
const onset = now - 20 * MINUTE_MS

/** Eight hours of checkouts, of which most fail since the onset; some of each are traced. */
async function aShop(queryMsAfter: number) {
  const { number: projectId, slug } = app.aProject()
  const rows: Row[] = []
  const traced: { traceId: string; at: number; isAfter: boolean }[] = []
  for (let at = now - 8 * 60 * MINUTE_MS; at < now; at += MINUTE_MS) {
    const isAfter = at >= onset
    const traceId = at > onset - 60 * MINUTE_MS ? randomBytes(16).toString('hex') : ''
    if (traceId !== '') traced.push({ traceId, at, isAfter })
    for (let n = 0; n < 10; n += 1) {
      const answer = isAfter && n < 8 ? {} : { outcome: 'ok', status: 200 }
      const named = { traceId: n === 0 ? traceId : '' }
      const moment = { at: at + n * 5_000, receivedAt: at + 59_000 }
      rows.push(
        aRequestRow({ projectId, method: 'POST', target: TARGET, ...moment, ...answer, ...named }),
      )
    }
  }
  await app.store.insert(rows)
  for (const { traceId, at, isAfter } of traced) {
    const spans = isAfter ? aCheckout(queryMsAfter, 'no connection') : aCheckout(8)
    await sendTrace(jaeger.otlpUrl, { traceId, startAt: at, spans })
  }
  const signal = encodeURIComponent(`requests:POST ${TARGET}`)
  return () => app.get<Correlations>(`/api/correlations?project=${slug}&signal=${signal}`)
}

it('finds the operation behind the failed requests, and says in how many traces', async () => {
  const ask = await aShop(900)

  const answer = await ask()

  const found = answer.items.find(({ kind }) => kind === 'trace')
  expect(answer.lanes.find(({ lane }) => lane === 'traces')).toMatchObject({ problem: null })
  expect(found).toMatchObject({ name: 'checkout SELECT stock', direction: 'up' })
  expect(found?.evidence).toMatchObject({ is: 'trace', selfMs: { before: 8, after: 900 } })
  expect(found?.sentence).toMatch(/SELECT stock of checkout.*together/)
  expect(found?.sentence).not.toMatch(/caus/i)
})

it('answers without traces where Jaeger is away, and says so', async () => {
  const ask = await aShop(900)
  await jaeger.close()

  const answer = await ask()

  expect(answer.items.some(({ kind }) => kind === 'trace')).toBe(false)
  expect(answer.lanes.find(({ lane }) => lane === 'traces')?.problem).toMatch(
    /Jaeger cannot be reached \(ECONNREFUSED\): check SEISMO_JAEGER_URL/,
  )
})
