import type { System } from '@seismo/ingest/api'
import { expect, it } from 'vitest'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'
import { describesTheWayIn } from './accept-contract.ts'

let app: FreshApp

describesTheWayIn(async () => {
  const key = '{ perSecond: 0.001, burst: 5 }'
  app = await aFreshApp(`limits: { key: ${key}, address: { perSecond: 1000, burst: 1000 } }`)
  return app
})

it('takes the samples of servers by a token alone', async () => {
  const answer = await app.request('/api/v1/write', { method: 'POST', body: '{}' })

  expect(answer.status).toBe(401)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
})

it('tells what waits in the log', async () => {
  const { log, trouble } = await app.get<System>('/api/system')

  expect(log).toMatchObject({ pendingRecords: 0, damagedBytes: 0, maxBytes: 2 * 1024 ** 3 })
  expect(trouble).toBeNull()
  const metrics = await (await app.request('/metrics')).text()
  expect(metrics).toMatch(/^seismo_log_records 0$/m)
  expect(metrics).toMatch(/^seismo_insert_lag_seconds 0$/m)
})
