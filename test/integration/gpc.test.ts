import type { Outcome, Problem } from '@seismo/ingest/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon, aVital } from '../harness/beacon.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'

// People who said that nothing of them be kept, on a service that heeds it; and its ledger's steps.

let app: FreshApp

beforeAll(async () => {
  app = await aFreshApp('gpc: drop')
})

afterAll(() => app.remove())

type Project = ReturnType<FreshApp['aProject']>

const FORMATS: [string, number, (project: Project) => [string, string]][] = [
  [
    'beacon',
    202,
    ({ key }) => [`/v1/beacon?k=${key}`, JSON.stringify(aBeacon({ items: [aVital()] }))],
  ],
  [
    'envelope of Sentry',
    200,
    ({ number, key }) => [
      `/api/${number}/envelope/?sentry_key=${key}`,
      '{}\n{"type":"event"}\n{"message":"x"}',
    ],
  ],
  ['body of Faro', 202, ({ key }) => [`/collect/${key}`, '{"meta":{},"logs":[]}']],
  ['body of OTLP', 200, ({ key }) => [`/v1/logs?k=${key}`, '{"resourceLogs":[]}']],
]

it.each(FORMATS)('answers a %s with %d and keeps nothing of it', async (_, status, of) => {
  const project = app.aProject()
  const [path, body] = of(project)

  const answer = await app.request(path, {
    ...{ method: 'POST', body },
    headers: { 'Sec-GPC': '1', 'Content-Type': 'application/json' },
  })

  expect(answer.status).toBe(status)
  const { items } = await app.get<{ items: Outcome[] }>(`/api/outcomes?project=${project.slug}`)
  expect(items.map(({ kind, outcome, reason, n }) => [kind, outcome, reason, n]).sort()).toEqual([
    ['beacon', 'dropped', 'gpc', 1],
    ['beacon', 'received', '', 1],
  ])
})

it('keeps what comes without the header', async () => {
  const { key, slug } = app.aProject()
  const body = JSON.stringify(aBeacon({ items: [aVital()] }))

  await app.request(`/v1/beacon?k=${key}`, { method: 'POST', body })

  const { items } = await app.get<{ items: Outcome[] }>(`/api/outcomes?project=${slug}`)
  expect(items).toContainEqual(expect.objectContaining({ kind: 'vital', outcome: 'stored', n: 1 }))
})

it('refuses a ledger of more steps than anybody reads, and says which are few enough', async () => {
  const ask = (step: string) =>
    app.request(`/api/outcomes?from=-30d${step}`, {
      headers: { Authorization: `Bearer ${app.token}` },
    })

  const answers = await Promise.all(['', '&step=60', '&step=1800', '&step=90'].map(ask))

  expect(answers.map(({ status }) => status)).toEqual([200, 400, 200, 400])
  const { detail } = (await answers[1]?.json()) as Problem
  expect(detail).toContain('1800 seconds')
})
