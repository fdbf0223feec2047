import type {
  AlertEntry,
  Problem,
  RuleChecked,
  RuleStatus,
  Silence,
  StoredRule,
} from '@seismo/ingest/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon, anError } from '../harness/beacon.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'
import { startInbox, type Inbox } from '../harness/inbox.ts'

let app: FreshApp
let inbox: Inbox

beforeAll(async () => {
  inbox = await startInbox()
  app = await aFreshApp(`
alerts:
  receivers: [{ name: ops, webhook: { url: '${inbox.url}/ops' } }]
  rules: [{ name: Of the file, project: p1, above: 1000, receivers: [ops] }]`)
})

afterAll(async () => {
  await app.remove()
  await inbox.close()
})

interface Items<Item> {
  items: Item[]
}

async function ask<Answer>(method: string, path: string, body?: object | string): Promise<Answer> {
  const response = await app.request(path, {
    method,
    headers: {
      'Content-Type': typeof body === 'string' ? 'application/yaml' : 'application/json',
      Authorization: `Bearer ${app.token}`,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  if (response.status === 204) return undefined as Answer
  return (await response.json()) as Answer // as: each caller names the route's own type
}

const rules = (slug: string, rest = '') => `/api/alerts/rules${rest}?project=${slug}`

async function sendErrors(key: string, n: number): Promise<void> {
  const items = Array.from({ length: n }, () => anError())
  const body = JSON.stringify(aBeacon({ items }))
  await app.request(`/v1/beacon?k=${key}`, { method: 'POST', body })
}

it('makes, changes and removes a rule', async () => {
  const { slug } = app.aProject()
  const rule = { kind: 'threshold', name: 'Many', above: 5, receivers: ['ops'] } as const

  const made = await ask<StoredRule>('POST', rules(slug), { rule })
  const changed = await ask<StoredRule>('PATCH', rules(slug, `/${made.id}`), {
    rule: { ...rule, above: 7 },
    version: made.version,
  })
  const raced = await ask<Problem>('PATCH', rules(slug, `/${made.id}`), {
    rule,
    version: made.version,
  })
  const { items } = await ask<Items<StoredRule>>('GET', rules(slug))
  await ask('DELETE', rules(slug, `/${made.id}`))

  expect(made).toMatchObject({ from: 'page', file: null, rule: { name: 'Many', project: slug } })
  expect(changed).toMatchObject({ id: made.id, rule: { above: 7 } })
  expect(raced).toMatchObject({ status: 409 })
  expect(items.map(({ id }) => id).includes(made.id)).toBe(true)
  const after = await ask<Items<StoredRule>>('GET', rules(slug))
  expect(after.items.map(({ id }) => id).includes(made.id)).toBe(false)
})

it.each([
  [{ kind: 'threshold', name: 'a', above: 1, below: 1 }, 'above: needs one of above and below'],
  [{ kind: 'threshold', name: 'a', above: 1, receivers: ['nobody'] }, 'no receiver is named'],
  [{ kind: 'threshold', name: 'a', above: 1, project: 'other' }, 'was sent to'],
  [{ kind: 'nonsense', name: 'a' }, 'Invalid'],
])('says what is wrong with %j', async (rule, detail) => {
  const { items } = await ask<Items<StoredRule>>('GET', rules('p20'))
  const problem = await ask<Problem>('POST', rules('p20'), { rule })

  expect(problem).toMatchObject({ status: 400 })
  expect(problem.detail).toContain(detail)
  expect((await ask<Items<StoredRule>>('GET', rules('p20'))).items).toEqual(items)
})

it('reads the rules of the file, which are changed there alone', async () => {
  const { items } = await ask<Items<StoredRule>>('GET', rules('p1'))
  const [ofFile] = items
  const refused = await ask<Problem>('DELETE', rules('p1', `/${ofFile?.id ?? ''}`))

  expect(ofFile).toMatchObject({ from: 'file', file: 'seismo.yaml', rule: { above: 1000 } })
  expect(refused).toMatchObject({
    status: 409,
    detail: expect.stringContaining('seismo.yaml') as unknown,
  })
})

it('takes and gives rules as YAML, the same both ways', async () => {
  const { slug } = app.aProject()
  const yaml = `rules:
  - name: Slow checkout
    kind: vital
    metric: INP
    above: poor
    where: page:/checkout/*
  - { name: Many, above: 5, window: 5m }
`
  const put = await ask<Items<StoredRule>>('PUT', rules(slug), yaml)
  const response = await app.request(rules(slug), {
    headers: { Authorization: `Bearer ${app.token}`, Accept: 'application/yaml' },
  })
  const text = await response.text()
  const again = await ask<Items<StoredRule>>('PUT', rules(slug), text)

  expect(put.items.map(({ rule }) => rule.name)).toEqual(['Slow checkout', 'Many'])
  expect(again.items.map(({ id, rule }) => [id, rule])).toEqual(
    put.items.map(({ id, rule }) => [id, rule]),
  )
})

it('says the line where YAML is wrong', async () => {
  const problem = await ask<Problem>('POST', rules('p20', '/check'), {
    yaml: 'name: one\nabove: many\n',
  })
  const checked = await ask<RuleChecked>('POST', rules('p20', '/check'), {
    yaml: 'name: one\nabove: 5\nfor: 2m\n',
  })

  expect(problem.detail).toMatch(/^line 2, column 8: above: /)
  expect(checked.words).toBe('errors per minute above 5 over 1m, for 2m')
})

it('tells of what fires, holds back what is silenced, and keeps both in the history', async () => {
  const { slug, key } = app.aProject()
  const rule = { kind: 'threshold', name: 'Burst', above: 1, receivers: ['ops'] } as const
  await ask('POST', rules(slug), { rule })
  const ends = new Date(Date.now() + 3_600_000).toISOString()
  const silence = { matchers: ['alertname="Burst"'], ends, reason: 'rollback' }
  const made = await ask<Silence>('POST', `/api/alerts/silences?project=${slug}`, { silence })
  await sendErrors(key, 5)
  await app.get(`/api/issues?project=${slug}`)

  await app.evaluate()
  const [silenced] = (await app.get<Items<RuleStatus>>(`/api/alerts?project=${slug}`)).items
  const listed = await app.get<Items<Silence>>(`/api/alerts/silences?project=${slug}`)
  expect(silenced).toMatchObject({ state: 'firing', alerts: [{ silencedBy: [made.id] }] })
  expect(listed.items).toMatchObject([{ state: 'active', hidden: 1, matches: 1, by: 'token' }])
  expect(inbox.received).toEqual([])

  await ask('DELETE', `/api/alerts/silences/${made.id}?project=${slug}`)
  await app.evaluate()
  const told = await inbox.next(({ path }) => path === '/ops')
  expect(told.body).toMatchObject({ type: 'alert.firing', data: { rule: 'Burst' } })
  const history = await app.get<Items<AlertEntry>>(`/api/alerts/history?project=${slug}`)
  expect(history.items).toMatchObject([
    { rule: 'Burst', state: 'firing', deliveries: [{ receiver: 'ops', status: 'delivered' }] },
  ])
  const decisions = await app.get<Items<{ after: string }>>(
    `/api/alerts/decisions?project=${slug}&rule=${silenced?.ruleId ?? ''}`,
  )
  expect(decisions.items).toMatchObject([{ after: 'firing', value: expect.any(Number) as unknown }])

  const incident = history.items[0]?.incident ?? ''
  await ask('POST', `/api/alerts/acknowledge?project=${slug}`, { incident })
  const [taken] = (await app.get<Items<RuleStatus>>(`/api/alerts?project=${slug}`)).items
  expect(taken?.alerts[0]?.acknowledged).toMatchObject({ by: 'token' })
})

it('refuses a silence that says nothing, or is over', async () => {
  const ends = new Date(Date.now() - 1_000).toISOString()
  const silence = { matchers: ['a=b'], ends, reason: 'x' }
  const over = await ask<Problem>('POST', '/api/alerts/silences?project=p20', { silence })
  const all = await ask<Problem>('POST', '/api/alerts/silences?project=p20', {
    silence: { ...silence, matchers: [] },
  })

  expect(over).toMatchObject({ status: 400, detail: 'ends: is over already' })
  expect(all).toMatchObject({ status: 400 })
})

it('sends a test by the real way', async () => {
  const { slug } = app.aProject()
  const rule = { kind: 'threshold', name: 'Tried', above: 1, receivers: ['ops'] } as const
  const made = await ask<StoredRule>('POST', rules(slug), { rule })

  const tested = await ask<{ deliveries: { status: string }[] }>(
    'POST',
    rules(slug, `/${made.id}/test`),
    {},
  )

  expect(tested.deliveries).toMatchObject([{ receiver: 'ops', status: 'delivered' }])
  const told = await inbox.next(({ body }) => JSON.stringify(body).includes('Tried'))
  expect(JSON.stringify(told.body)).toContain('Test: Tried')
})
