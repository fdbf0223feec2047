import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { IssueEvent, IssueSummary, Outcome, Problem } from '@seismo/ingest/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon, anError } from '../harness/beacon.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

interface List<Item> {
  items: Item[]
}

let seismo: Seismo

beforeAll(async () => {
  seismo = await startSeismo()
})

afterAll(() => seismo.stop())

interface Answer {
  status: number
  type: string
  body: Problem
  ms: number
}

async function send(
  body: BodyInit | undefined,
  { key = seismo.publicKey, headers = {} }: { key?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const startedAt = performance.now()
  const response = await fetch(`${seismo.url}/v1/beacon?k=${key}`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain', ...headers },
    ...(body !== undefined && { body }),
  })
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    body: (await response.json()) as Problem,
    ms: performance.now() - startedAt,
  }
}

/** Resolves when it is stored. */
async function issueOf(isIt: (issue: IssueSummary) => boolean): Promise<IssueSummary> {
  const { items } = await seismo.until<List<IssueSummary>>('/api/issues', (list) =>
    list.items.some(isIt),
  )
  const issue = items.find(isIt)
  if (!issue) throw new Error('until() returned without it')
  return issue
}

function residentMb(): number {
  const [, kb] =
    /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(seismo.pid)}/status`, 'utf8')) ?? []
  return Number(kb) / 1_024
}

const beacon = JSON.stringify(aBeacon())
const bomb = gzipSync(Buffer.alloc(256 * 1024 * 1024, ' '))

it.each<[string, number, string, () => Promise<Answer>]>([
  ['malformed JSON', 400, 'malformed', () => send('{"v":1,')],
  ['an empty body', 400, 'malformed', () => send(undefined)],
  ['another type', 400, 'malformed', () => send('[]')],
  ['null', 400, 'malformed', () => send('null')],
  ['a wrong version', 400, 'malformed', () => send(JSON.stringify({ ...aBeacon(), v: 1 }))],
  ['no items', 400, 'malformed', () => send(JSON.stringify({ ...aBeacon(), items: 'none' }))],
  [
    'too many items',
    400,
    'malformed',
    () => send(JSON.stringify(aBeacon({ items: Array.from({ length: 501 }, () => anError()) }))),
  ],
  ['an unknown key', 401, 'unknown-key', () => send(beacon, { key: 'nobody' })],
  ['no key', 401, 'unknown-key', () => send(beacon, { key: '' })],
  ['20 MB', 413, 'too-large', () => send('x'.repeat(20 * 1024 * 1024))],
  ['a gzip bomb', 413, 'too-large', () => send(bomb, { headers: { 'Content-Encoding': 'gzip' } })],
  [
    'gzip that is none',
    400,
    'bad-encoding',
    () => send(beacon, { headers: { 'Content-Encoding': 'gzip' } }),
  ],
  [
    'gzip cut short',
    400,
    'bad-encoding',
    () => send(gzipSync(beacon).subarray(0, 60), { headers: { 'Content-Encoding': 'gzip' } }),
  ],
  [
    'an unknown encoding',
    415,
    'unsupported-encoding',
    () => send(beacon, { headers: { 'Content-Encoding': 'lzma' } }),
  ],
  ['deep nesting', 400, 'malformed', () => send('['.repeat(500_000) + ']'.repeat(500_000))],
])('answers %s with %d and a problem that says what to do', async (_, status, code, request) => {
  const before = residentMb()

  const answer = await request()

  expect(answer).toMatchObject({ status, type: 'application/problem+json' })
  expect(answer.body).toMatchObject({ status, type: `urn:seismo:problem:${code}` })
  expect(answer.body.detail).toMatch(/\w/)
  expect(answer.ms).toBeLessThan(2_000)
  expect(residentMb() - before).toBeLessThan(128)
})

it('keeps the neighbours of a bad item and says which was bad', async () => {
  const message = `kept ${randomUUID()}`
  const good = anError({ exceptions: [{ type: 'KeptError', message }] })
  const items = [{ is: 'error' }, good, 7, { ...good, exceptions: [] }, null]

  const answer = await send(JSON.stringify({ ...aBeacon(), items }))

  expect(answer).toMatchObject({ status: 202, body: { accepted: 1 } })
  expect(
    (answer.body as unknown as { refused: { index: number }[] }).refused.map(({ index }) => index),
  ).toEqual([0, 2, 3, 4])
  await issueOf((issue) => issue.message === message)
  const { items: outcomes } = await seismo.get<List<Outcome>>('/api/outcomes')
  expect(outcomes).toContainEqual(
    expect.objectContaining({ outcome: 'dropped', reason: 'invalid', kind: 'error', n: 2 }),
  )
})

it('accepts gzip', async () => {
  const answer = await send(gzipSync(beacon), { headers: { 'Content-Encoding': 'gzip' } })

  expect(answer.status).toBe(202)
})

it('stores a beacon once that arrives three times', async () => {
  const message = `once ${randomUUID()}`
  const body = JSON.stringify(
    aBeacon({ items: [anError({ exceptions: [{ type: 'OnceError', message }] })] }),
  )

  const answers = await Promise.all([send(body), send(body), send(body)])

  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202])
  expect((await issueOf((issue) => issue.message === message)).events).toBe(1)
})

it.each([
  ['years behind', 'BehindError', -10 * 365 * 86_400_000],
  ['years ahead', 'AheadError', 10 * 365 * 86_400_000],
])('puts an event of a clock that is %s at its real time', async (_, type, offset) => {
  const at = Date.now() + offset
  const item = anError({ at: at - 2_000, exceptions: [{ type, message: 'of its time' }] })

  await send(JSON.stringify(aBeacon({ sentAt: at, items: [item] })))

  const { lastSeen } = await issueOf((issue) => issue.type === type)
  expect(Math.abs(Date.now() - 2_000 - lastSeen)).toBeLessThan(5_000)
})

it('keeps hostile text to the letter and ignores keys that reach for prototypes', async () => {
  const message = `<img src=x onerror=alert(1)> '; DROP TABLE errors; -- \u0000\u202e \ud83d ${randomUUID()}`
  const item = { ...anError({ exceptions: [{ type: 'E', message }] }), extra: 1 }
  const body = JSON.stringify(aBeacon({ items: [item] })).replace(
    /}$/,
    ',"__proto__":{"polluted":1}}',
  )

  const answer = await send(body)

  expect(answer.status).toBe(202)
  const { id } = await issueOf((issue) => issue.message.includes(message.slice(-36)))
  const event = await seismo.get<IssueEvent>(`/api/issues/${id}/events/latest`)
  // A lone surrogate is no text: ClickHouse and JSON replace it, as every UTF-8 writer does.
  expect(event.exceptions[0]?.message).toBe(message.toWellFormed())
})

it.each([
  ['/api/issues?from=yesterday', 400],
  ['/api/issues?limit=100000', 400],
  ['/api/issues?cursor=drop', 400],
  ['/api/issues?project=nobody', 404],
  ['/api/issues/nothing', 404],
  ['/api/issues/00000000-0000-4000-8000-000000000000', 404],
  ['/api/vitals?percentile=200', 400],
  ['/api/nothing', 404],
])('answers GET %s with %d and a problem', async (path, status) => {
  const response = await fetch(seismo.url + path, {
    headers: { Authorization: `Bearer ${seismo.token}` },
  })

  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(await response.json()).toMatchObject({ status })
})

it('answers a preflight, so that pages that need one can send', async () => {
  const response = await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, {
    method: 'OPTIONS',
    headers: {
      Origin: 'https://shop.example',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type,content-encoding',
    },
  })

  expect(response.status).toBe(204)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('access-control-allow-headers')).toMatch(/content-encoding/i)
})

it('gives nothing away to those who are not logged in', async () => {
  for (const path of [
    '/api/issues',
    '/api/session',
    '/api/stream',
    '/api/openapi.json',
    '/api/projects',
  ]) {
    const response = await fetch(seismo.url + path)

    expect(response.status, path).toBe(401)
  }
})

// More than a stream holds: what reads it must go on reading, by whichever way the request came in.
it.each<[string, (key: string) => string, string, number?]>([
  ['a beacon', (key) => `/v1/beacon?k=${key}`, beacon],
  ["Sentry's store", (key) => `/api/1/store/?sentry_key=${key}`, '{"message":"x"}'],
  ['Faro', (key) => `/collect/${key}`, '{"meta":{},"logs":[]}'],
  ['reports', (key) => `/v1/reports/${key}`, '[]'],
  ['OTLP', (key) => `/v1/logs?k=${key}`, '{"resourceLogs":[]}'],
  ['a login', () => '/api/session', '{"name":"nobody","password":"wrong"}', 60],
])(
  'reads a large body to %s to its end, and refuses 3 MB at once',
  async (_, path, text, kB = 600) => {
    const post = (body: string) =>
      fetch(seismo.url + path(seismo.publicKey), {
        ...{ method: 'POST', body, headers: { 'Content-Type': 'application/json' } },
        signal: AbortSignal.timeout(8_000),
      })

    const padded = await post(text + ' '.repeat(kB * 1_000))
    const nonsense = await post('['.repeat(kB * 1_000))
    const huge = await post(' '.repeat(3_000_000))

    expect([200, 202, 204, 401]).toContain(padded.status)
    expect([nonsense.status, huge.status]).toEqual([400, 413])
    expect(huge.headers.get('content-type')).toBe('application/problem+json')
  },
)
