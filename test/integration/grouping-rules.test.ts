import { afterAll, beforeAll, expect, it } from 'vitest'
import type { IssueSummary, RulesPreviewed, SavedRules } from '@seismo/ingest/api'
import { aBeacon, anError } from '../harness/beacon.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'

let app: FreshApp

beforeAll(async () => {
  app = await aFreshApp()
})

afterAll(() => app.remove())

type Project = ReturnType<FreshApp['aProject']>

interface AnError {
  type?: string
  message?: string
  file?: string
  fn?: string
  fingerprint?: string[]
  tags?: Record<string, string>
}

/** Errors of one beacon, each of a stack of two calls. */
async function send({ key }: Project, errors: AnError[]): Promise<void> {
  const lines = ['    at checkout (https://shop.example/checkout.js:3:4)']
  const items = errors.map(
    ({ type = 'Error', message = 'm', file = 'app.js', fn = 'start', ...more }) => {
      lines.push(`    at ${fn} (https://shop.example/${file}:1:2)`)
      return anError({ ...more, exceptions: [{ type, message, stack: [lines.length - 1, 0] }] })
    },
  )
  const body = aBeacon({ context: { sessionId: 's', release: '1.0.0' }, items, lines })
  const response = await app.request(`/v1/beacon?k=${key}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  expect(response.status).toBe(202)
}

function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  return app.request(path, {
    method,
    headers: {
      Authorization: `Bearer ${app.token}`,
      'Content-Type': 'application/json',
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}

const pathOf = ({ slug }: Project) => `/api/projects/${slug}/grouping-rules`

async function save(project: Project, yaml: string): Promise<SavedRules> {
  const response = await call('PUT', pathOf(project), { yaml })
  expect(response.status, await response.clone().text()).toBe(200)
  return (await response.json()) as SavedRules
}

async function issuesOf({ slug }: Project): Promise<IssueSummary[]> {
  return (await app.get<{ items: IssueSummary[] }>(`/api/issues?project=${slug}`)).items
}

const timeouts = `# How payments fail says nothing about ours.
- name: Payment timeouts
  match: { type: TimeoutError }
  fingerprint: [payment-timeout]
`

it('groups the errors after it by a rule, and leaves those before it where they are', async () => {
  const project = app.aProject()
  await send(project, [{ type: 'TimeoutError', fn: 'payCard' }])
  await issuesOf(project)

  await save(project, timeouts)
  await send(project, [
    { type: 'TimeoutError', fn: 'payCash', message: 'x' },
    { type: 'TimeoutError', fn: 'total', message: 'y', fingerprint: ['by the page'] },
  ])

  const issues = await issuesOf(project)
  expect(issues.map(({ events }) => events).sort()).toEqual([1, 2])
  const made = issues.find(({ events }) => events === 2)
  const { grouping } = await app.get<{ grouping: { why: string[] } }>(
    `/api/issues/${made?.id}?project=${project.slug}`,
  )
  expect(grouping.why).toEqual(['custom payment-timeout', 'rule Payment timeouts'])
})

it('keeps the issue where the rule is only renamed', async () => {
  const project = app.aProject()
  await save(project, timeouts)
  await send(project, [{ type: 'TimeoutError' }])

  await save(project, timeouts.replace('Payment timeouts', 'Slow payments'))
  await send(project, [{ type: 'TimeoutError', fn: 'other' }])

  expect(await issuesOf(project)).toMatchObject([{ events: 2 }])
})

it('takes calls for the project or for a library as a rule says', async () => {
  const project = app.aProject()
  await save(project, `- name: kit\n  match: { file: 'kit/**' }\n  inApp: false\n`)

  await send(project, [{ file: 'kit/button.js', fn: 'press' }])

  const [issue] = await issuesOf(project)
  const event = await app.get<{ exceptions: { frames: { inApp: boolean }[] }[] }>(
    `/api/issues/${issue?.id}/events/latest?project=${project.slug}`,
  )
  expect(event.exceptions[0]?.frames[0]?.inApp).toBe(false)
})

it('gives the text back as it was written', async () => {
  const project = app.aProject()
  const put = await call('PUT', pathOf(project), timeouts, { 'Content-Type': 'application/yaml' })

  const text = await call('GET', pathOf(project), undefined, { Accept: 'application/yaml' })

  expect(put.status).toBe(200)
  expect(await text.text()).toBe(timeouts)
  expect(text.headers.get('content-type')).toBe('application/yaml')
  expect(text.headers.get('etag')).toBe(put.headers.get('etag'))
})

it('keeps the comments of rules that a form left alone', async () => {
  const project = app.aProject()
  const { rules, version } = await save(project, timeouts)
  const more = { name: 'other', match: { type: 'X' }, fingerprint: ['x'] }

  const response = await call('PUT', pathOf(project), { rules: [...rules, more], version })

  const { yaml } = (await response.json()) as SavedRules
  expect(yaml.startsWith(timeouts)).toBe(true)
  expect(yaml).toContain('- name: other')
})

it('refuses what somebody else changed meanwhile', async () => {
  const project = app.aProject()
  const { version } = await save(project, timeouts)
  await save(project, '')

  const late = await call('PUT', pathOf(project), { yaml: timeouts, version })
  const lateText = await call('PUT', pathOf(project), timeouts, {
    ...{ 'Content-Type': 'application/yaml', 'If-Match': `"${version}"` },
  })

  expect([late.status, lateText.status]).toEqual([409, 409])
  expect(await late.text()).toContain('token saved other rules meanwhile')
  expect((await app.get<SavedRules>(pathOf(project))).yaml).toBe('')
})

it('says where the text is wrong, and keeps the rules that were', async () => {
  const project = app.aProject()
  await save(project, timeouts)

  const response = await call('PUT', pathOf(project), { yaml: '- name: x\n  match: { typ: A }\n' })

  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({
    errors: [{ path: 'line 2, column 17' }, { path: 'line 1, column 3' }],
  })
  expect((await app.get<SavedRules>(pathOf(project))).yaml).toBe(timeouts)
})

it('is in the audit log', async () => {
  const project = app.aProject()

  await save(project, timeouts)

  const { items } = await app.get<{ items: object[] }>('/api/audit?limit=1')
  expect(items[0]).toMatchObject({
    ...{ kind: 'grouping-rules', id: String(project.number), actor: 'token', verb: 'added' },
    fields: [
      { name: 'from', from: null, to: 'page' },
      { name: 'yaml', from: null, to: timeouts },
    ],
  })
})

async function preview(project: Project, yaml: string): Promise<RulesPreviewed> {
  await issuesOf(project)
  const response = await call('POST', `${pathOf(project)}/preview`, { yaml })
  expect(response.status, await response.clone().text()).toBe(200)
  return (await response.json()) as RulesPreviewed
}

it('foresees which issues become one', async () => {
  const project = app.aProject()
  await send(project, [
    { type: 'TimeoutError', fn: 'payCard' },
    { type: 'TimeoutError', fn: 'payCard' },
    { type: 'TimeoutError', fn: 'payCash' },
    { type: 'RangeError', fn: 'total' },
  ])

  const seen = await preview(project, timeouts)

  expect(seen).toMatchObject({
    looked: { stacks: 3, issues: 3, events: 4, onlyPart: null },
    merges: [
      {
        into: { issue: null, rule: 'Payment timeouts', why: ['custom payment-timeout'], events: 3 },
        issues: [{ type: 'TimeoutError', events: 2 }, { events: 1 }],
      },
    ],
    ...{ splits: [], moves: [] },
    changed: { issues: 2, events: 3 },
    unchanged: { issues: 1, events: 1 },
  })
  expect(seen.merges[0]?.issues[0]?.shortId).toMatch(/^P\d+-\w{8}$/)
})

it('foresees which issues fall apart, and by which rule', async () => {
  const project = app.aProject()
  const tags = (provider: string) => ({ tags: { provider } })
  await send(project, [{ ...tags('a') }, { ...tags('b') }, { ...tags('b') }, {}])
  const yaml = `- name: by provider
  match: { tag.provider: '*' }
  fingerprint: ['{{default}}', '{{tag.provider}}']
`

  const seen = await preview(project, yaml)

  expect(seen).toMatchObject({
    merges: [],
    splits: [
      {
        issue: { events: 4 },
        parts: [{ issue: null, rule: 'by provider', events: 2 }, { events: 1 }, { events: 1 }],
      },
    ],
    changed: { issues: 1, events: 3 },
  })
  expect(seen.splits[0]?.parts.map(({ rule }) => rule)).toContain(null)
})

it('foresees that an issue goes on under another name', async () => {
  const project = app.aProject()
  await send(project, [{ type: 'TimeoutError' }])

  expect(await preview(project, timeouts)).toMatchObject({
    ...{ merges: [], splits: [] },
    moves: [{ issue: { type: 'TimeoutError' }, into: { issue: null } }],
  })
})

it('foresees what a library is by another rule on its calls', async () => {
  const project = app.aProject()
  await send(project, [{ file: 'kit/button.js' }])

  const library = `- name: kit\n  match: { file: 'kit/**' }\n  inApp: false\n`

  expect((await preview(project, library)).changed).toEqual({ issues: 1, events: 1 })
  await save(project, library)
  await send(project, [{ file: 'kit/button.js' }])
  expect((await preview(project, '')).merges).toHaveLength(1)
})

it('sees no change in the rules that are in force', async () => {
  const project = app.aProject()
  await save(project, timeouts)
  await send(project, [{ type: 'TimeoutError' }, { type: 'RangeError' }])

  expect((await preview(project, timeouts)).changed).toEqual({ issues: 0, events: 0 })
})
