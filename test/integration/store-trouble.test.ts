import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Problem } from '../../packages/ingest/src/contract/common.ts'
import { StoreError, type StoreTrouble } from '../../packages/ingest/src/store/store-error.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'

let app: FreshApp
beforeAll(async () => void (app = await aFreshApp()))
afterAll(() => app.remove())

it.each<[StoreTrouble, number]>([
  ['too-slow', 504],
  ['too-large', 503],
  ['away', 503],
])('a database that is %s is no fault of the service', async (trouble, status) => {
  app.store.issues.list = () => Promise.reject(new StoreError(trouble, new Error('Code: 1')))

  const response = await app.request('/api/issues?project=p1', {
    headers: { Authorization: `Bearer ${app.token}` },
  })
  const problem = (await response.json()) as Problem // as: what every refusal is

  expect(response.status).toBe(status)
  expect(response.headers.get('Content-Type')).toBe('application/problem+json')
  expect(problem.title).not.toContain('wrong on our side')
  expect(JSON.stringify(problem)).not.toContain('Code: 1')
})

it('tells of the log while the database says nothing', async () => {
  app.store.storage = () => Promise.reject(new StoreError('away', new Error('gone')))

  const { log, tables } = await app.get<{ log: unknown; tables: unknown }>('/api/system')

  expect(log).toBeDefined()
  expect(tables).toBeNull()
})
