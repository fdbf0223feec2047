import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { EventSummary, IssueSummary } from '@seismo/ingest/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inFile, inMemory } from '../../packages/cli/src/import/sentry/import-state.ts'
import { readFiles } from '../../packages/cli/src/import/sentry/read-files.ts'
import { readServer } from '../../packages/cli/src/import/sentry/read-server.ts'
import { runImport } from '../../packages/cli/src/import/sentry/run-import.ts'
import type { Source } from '../../packages/cli/src/import/sentry/source.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'
import { bodyOf, startServer, type TestServer } from '../harness/http-server.ts'

const DAY_MS = 86_400_000
const TOKEN = 'of-sentry'

let app: FreshApp
let seismo: TestServer
let sentry: TestServer
let folder: string
const asked: string[] = []

beforeAll(async () => {
  app = await aFreshApp('new_issues: { burst: 1, per_hour: 1 }')
  folder = await mkdtemp(join(tmpdir(), 'seismo-import-'))
  seismo = await startServer(async (request, response) => {
    const body = await bodyOf(request)
    const { method = 'GET', headers, url = '/' } = request
    const answer = await app.request(url, {
      ...{ method, headers: { authorization: headers.authorization ?? '' } },
      ...(body !== '' && {
        body,
        headers: {
          authorization: headers.authorization ?? '',
          ...{ 'content-type': 'application/json', 'content-length': String(body.length) },
        },
      }),
    })
    response.writeHead(answer.status, { 'Content-Type': answer.headers.get('content-type') ?? '' })
    response.end(await answer.text())
  })
  sentry = await startServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://sentry')
    if (request.headers.authorization !== `Bearer ${TOKEN}`)
      return void response.writeHead(401).end()
    // Once, it has had enough.
    const isFirst = asked.length === 0
    asked.push(url.pathname)
    if (isFirst) return void response.writeHead(429, { 'Retry-After': '0' }).end()
    const page = pageOf(url)
    response.writeHead(200, {
      'Content-Type': 'application/json',
      Link: `<${url.href}>; rel="previous"; results="false"; cursor="0:0:1", <http://elsewhere/>; rel="next"; results="${String(page.next !== undefined)}"; cursor="${page.next ?? ''}"`,
    })
    response.end(JSON.stringify(page.items))
  })
}, 120_000)

afterAll(async () => {
  await sentry.close()
  await seismo.close()
  await app.remove()
  await rm(folder, { recursive: true, force: true })
}, 120_000)

function pageOf({ pathname, searchParams }: URL): { items: unknown[]; next?: string } {
  const cursor = searchParams.get('cursor')
  if (pathname === '/api/0/projects/o/p/issues/')
    return cursor === null
      ? { items: issues.slice(0, 1), next: '0:1:0' }
      : { items: issues.slice(1) }
  const events = eventsOf(/issues\/(\d+)\/events/.exec(pathname)?.[1] ?? '')
  return cursor === null ? { items: events.slice(0, 1), next: '0:1:0' } : { items: events.slice(1) }
}

const issues = [
  {
    id: '1',
    status: 'resolved',
    statusDetails: {},
    assignedTo: { type: 'user', name: 'Admin', email: 'a@x.example' },
  },
  {
    id: '2',
    status: 'ignored',
    statusDetails: { ignoreCount: 5, ignoreWindow: 30 },
    assignedTo: null,
  },
  { id: '3', status: 'unresolved', statusDetails: {}, assignedTo: { type: 'team', name: 'admin' } },
]

function eventsOf(group: string) {
  return [1, 2].map((n) => anEvent(group, n))
}

function anEvent(group: string, daysAgo: number, more: object = {}) {
  const frame = {
    absPath: `https://shop.example/f${group}.js`,
    function: `f${group}`,
    lineNo: 3,
    colNo: 5,
  }
  return {
    ...{ eventID: `${group}${String(daysAgo)}`.padStart(32, 'a'), groupID: group, type: 'error' },
    dateCreated: new Date(
      Math.floor(Date.now() / DAY_MS) * DAY_MS - daysAgo * 7 * DAY_MS,
    ).toISOString(),
    platform: 'javascript',
    release: { version: 'shop@1' },
    tags: [
      { key: 'environment', value: 'production' },
      { key: 'plan', value: 'pro' },
    ],
    entries: [
      {
        type: 'exception',
        data: {
          values: [
            {
              type: 'TypeError',
              value: `fault ${'abc'[Number(group)] ?? 'x'}`,
              stacktrace: { frames: [frame] },
            },
          ],
        },
      },
      {
        type: 'request',
        data: { url: 'https://shop.example/cart', headers: [['User-Agent', CHROME]] },
      },
    ],
    ...more,
  }
}

const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

async function importFrom(source: Source, project: string, state = inMemory()) {
  // Nobody has to wait for what is asked again at once.
  const target = { url: seismo.url, token: app.token, project, wait: (ms: number) => wait(ms / 10) }
  return runImport({ source, target, state, now: Date.now })
}

async function issuesIn(slug: string): Promise<IssueSummary[]> {
  const path = `/api/issues?project=${slug}&from=-60d`
  return (await app.get<{ items: IssueSummary[] }>(path)).items
}

it('brings events with their times, and what was decided of their issues, once', async () => {
  const { slug } = app.aProject()
  const server = { url: sentry.url, token: TOKEN, org: 'o', project: 'p', wait }
  await app.request('/api/members', {
    method: 'POST',
    headers: { Authorization: `Bearer ${app.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'ann', role: 'member', email: 'a@x.example' }),
  })
  const state = await inFile(join(folder, 'state.json'), 'one')

  const first = await importFrom(readServer(server), slug, state)
  const again = await importFrom(readServer(server), slug)

  expect(first).toMatchObject({
    stored: 6,
    known: 0,
    leftOut: [],
    issues: 3,
    matched: 3,
    changed: 2,
  })
  expect(again).toMatchObject({ stored: 0, known: 6, matched: 3, changed: 0 })
  expect(again).toMatchObject({ unchanged: 2, decidedHere: 0 })
  const found = await issuesIn(slug)
  expect(found).toHaveLength(3)
  expect(found.find(({ message }) => message === 'fault b')).toMatchObject({
    ...{ state: 'resolved', assignee: 'ann', events: 2, class: 'error', firstRelease: 'shop@1' },
    firstSeen: Date.parse(anEvent('1', 2).dateCreated),
  })
  expect(found.find(({ message }) => message === 'fault c')).toMatchObject({
    ...{ state: 'archived', archivedUntil: { is: 'events', perHour: 10 } },
  })
  const id = found.find(({ state }) => state === 'open')?.id ?? ''
  const { items } = await app.get<{ items: EventSummary[] }>(
    `/api/issues/${id}/events?project=${slug}&from=-60d`,
  )
  expect(items).toMatchObject([
    { environment: 'production', browser: 'Chrome 140', page: '/cart' },
    { release: 'shop@1' },
  ])
}, 120_000)

it('takes files of the same shape, and says what it leaves out', async () => {
  const { slug } = app.aProject()
  const past = anEvent('9', 30)
  await writeFile(join(folder, 'issues.json'), JSON.stringify(issues))
  await writeFile(
    join(folder, 'events.json'),
    JSON.stringify([...eventsOf('1'), { eventID: 'odd' }, past]),
  )
  await rm(join(folder, 'state.json'), { force: true })

  const report = await importFrom(await readFiles(folder), slug)

  expect(report).toMatchObject({
    ...{ stored: 2, tooOld: 1, keptDays: 90, changed: 1 },
    leftOut: ['events.json: $[2]: eventID: expected 32 hex digits'],
  })
}, 120_000)

it.each([
  ['a wrong token', { token: 'other' }, /does not know this token/],
  [
    'a project that is none',
    { url: 'http://127.0.0.1:9' },
    /cannot be reached.*goes on where it was/,
  ],
])(
  'says what is wrong with %s',
  async (_, wrong, words) => {
    const server = { url: sentry.url, token: TOKEN, org: 'o', project: 'p', ...wrong }
    const source = readServer({ ...server, wait: () => Promise.resolve() })

    await expect(importFrom(source, app.aProject().slug)).rejects.toThrow(words)
  },
  120_000,
)
