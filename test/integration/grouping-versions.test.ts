import type { ErrorItem } from '@seismo/browser/wire'
import type { IssueDetail, IssueSummary } from '@seismo/ingest/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { toUuid } from '../../packages/ingest/src/issues/short-id.ts'
import { fingerprint as v1 } from '../../packages/ingest/src/process/fingerprint/v1/fingerprint.ts'
import { aBeacon, anError } from '../harness/beacon.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'
import { anErrorRow } from '../harness/rows.ts'

let app: FreshApp

beforeAll(async () => {
  app = await aFreshApp()
})

afterAll(() => app.remove())

function aProject() {
  const { number, slug, key } = app.aProject()
  return {
    number,
    send: (...items: ErrorItem[]) =>
      app.request(`/v1/beacon?k=${key}`, {
        method: 'POST',
        body: JSON.stringify(aBeacon({ items })),
      }),
    issues: async () => {
      const { items } = await app.get<{ items: IssueSummary[] }>(`/api/issues?project=${slug}`)
      return items
    },
    detail: (id: string) => app.get<IssueDetail>(`/api/issues/${id}?project=${slug}`),
  }
}

const [type, message] = ['CartError', 'no cart 4711']
const exceptions = [{ type, message }]

it('an issue of before an update goes on under its name', async () => {
  const { number: projectId, send, issues, detail } = aProject()
  const before = v1({ exceptions: [{ type, message, frames: [] }] })
  const [fingerprint, { why }] = [toUuid(before.primary), before]
  await app.store.insert([anErrorRow({ projectId, fingerprint, why, type, message })])

  await send(anError({ exceptions }))
  await send(anError({ exceptions }))

  const [issue, ...others] = await issues()
  expect(others).toEqual([])
  expect(issue).toMatchObject({ id: fingerprint, events: 3 })
  expect((await detail(fingerprint)).grouping).toEqual({ version: 'v1', why })
})

it('an issue that nobody knows is of today’s version, with what it may be split by', async () => {
  const { number, send, issues, detail } = aProject()

  await send(anError({ exceptions }))

  const [issue] = await issues()
  const id = issue?.id ?? ''
  expect((await detail(id)).grouping.version).toBe('v2')
  const event = await app.store.issues.event(number, id, 'latest')
  expect(event).toMatchObject({ fingerprint: id, template: 'no cart <number>' })
  expect(new Set([event?.fingerprint, event?.fine, event?.weak]).size).toBe(3)
})

it('what failed together is one issue, in whatever order', async () => {
  const { send, issues } = aProject()
  const gathered = (...messages: string[]) =>
    anError({
      exceptions: [
        { type: 'AggregateError', message: 'All promises were rejected' },
        ...messages.map((message) => ({ type: 'CartError', message, parent: 0 })),
      ],
    })

  await send(gathered('no cart', 'no user'))
  await send(gathered('no user', 'no cart', 'no cart'))
  await send(gathered('no user', 'no page'))

  expect((await issues()).map(({ events }) => events).sort()).toEqual([1, 2])
})
