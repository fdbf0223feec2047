import { randomUUID } from 'node:crypto'
import type {
  ArtifactReceipt,
  ArtifactSummary,
  IssueEvent,
  IssueSummary,
  MadeToken,
  Problem,
} from '@seismo/ingest/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon } from '../harness/beacon.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'
import { minifyShop, THROWS, type MinifiedShop } from '../harness/minified-shop.ts'

let app: FreshApp

beforeAll(async () => {
  app = await aFreshApp()
})

afterAll(() => app.remove())

interface Parts {
  [field: string]: string | Blob
}

function put(slug: string, parts: Parts, token = app.token): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of Object.entries(parts)) body.set(name, value)
  return app.request(`/api/artifacts?project=${slug}`, {
    ...{ method: 'PUT', body, headers: { Authorization: `Bearer ${token}` } },
  })
}

const partsOf = ({ file, map }: Pick<MinifiedShop, 'file' | 'map'>) => ({
  file: new Blob([file]),
  map: new Blob([map]),
})

async function refusal(response: Response): Promise<Pick<Problem, 'status' | 'type' | 'detail'>> {
  const { status, type, detail } = (await response.json()) as Problem
  return { status, type: type.replace('urn:seismo:problem:', ''), detail }
}

/** The topmost frame of the only issue, after an error of this script. */
async function frameOf(
  { slug, key }: ReturnType<FreshApp['aProject']>,
  { at, debugId, release }: Pick<MinifiedShop, 'at'> & { debugId?: string; release?: string },
) {
  const script = 'https://shop.example/assets/app.js'
  const sent = await app.request(`/v1/beacon?k=${key}`, {
    method: 'POST',
    body: JSON.stringify(
      aBeacon({
        lines: [`    at a (${script}:${at.line}:${at.column})`],
        ...(debugId !== undefined && { debugIds: { [script]: debugId } }),
        context: { sessionId: randomUUID(), ...(release !== undefined && { release }) },
      }),
    ),
  })
  expect(sent.status).toBe(202)
  const { items } = await app.get<{ items: IssueSummary[] }>(`/api/issues?project=${slug}`)
  const event = await app.get<IssueEvent>(
    `/api/issues/${items[0]?.id ?? ''}/events/latest?project=${slug}`,
  )
  return event.exceptions[0]?.frames[0]
}

it('takes a map by its debug id alone, and finds it for events of any release', async () => {
  const project = app.aProject()
  const debugId = randomUUID()
  const shop = await minifyShop({ debugId })

  const response = await put(project.slug, { ...partsOf(shop), debugId: debugId.toUpperCase() })
  const frame = await frameOf(project, { ...shop, debugId, release: 'any' })

  expect(response.status).toBe(200)
  expect((await response.json()) as ArtifactReceipt).toMatchObject({
    ...{ debugId, debugIdFoundIn: ['request', 'map', 'file'], release: '', path: '' },
    ...{ sources: 1, hasSourcesContent: true },
  })
  expect(frame).toMatchObject({ status: 'mapped', file: 'src/total.ts', ...THROWS })
})

it('does not take it for scripts that name no id', async () => {
  const project = app.aProject()
  const debugId = randomUUID()
  const shop = await minifyShop({ debugId })
  await put(project.slug, { ...partsOf(shop), debugId })

  expect(await frameOf(project, shop)).toMatchObject({ status: 'no-map' })
})

it('takes a map by release and path, and keeps the id that map and file name', async () => {
  const project = app.aProject()
  const debugId = randomUUID()
  const shop = await minifyShop({ debugId })

  await put(project.slug, { ...partsOf(shop), release: '7', path: 'assets/app.js' })

  const path = `/api/artifacts?project=${project.slug}`
  const { items } = await app.get<{ items: ArtifactSummary[] }>(path)
  expect(items).toMatchObject([{ release: '7', path: '/assets/app.js', debugId }])
  expect(await frameOf(project, { ...shop, release: '7' })).toMatchObject({ status: 'mapped' })
})

it.each([
  ['neither id nor release', {}, /Send `debugId`.* or `release` with `path`/],
  ['a release without path', { release: '7' }, /`release` and `path` come together/],
  ['a path without release', { debugId: randomUUID(), path: 'app.js' }, /come together/],
  ['an empty release', { release: '', path: 'app.js' }, /^release: /],
  ['an id that is no UUID', { debugId: '../7' }, /^debugId: is a UUID, such as/],
])('refuses %s and says what is needed', async (_, fields, detail) => {
  const shop = await minifyShop()

  const response = await put(app.aProject().slug, { ...partsOf(shop), ...fields })

  expect(await refusal(response)).toEqual({
    ...{ status: 400, type: 'malformed' },
    detail: expect.stringMatching(detail) as unknown,
  })
})

it('refuses a map of another build than its file, and keeps nothing of it', async () => {
  const { slug } = app.aProject()
  const [{ file }, { map }] = [
    await minifyShop({ debugId: randomUUID() }),
    await minifyShop({ debugId: randomUUID() }),
  ]

  const response = await put(slug, { ...partsOf({ file, map }), release: '7', path: 'app.js' })

  expect(await refusal(response)).toMatchObject({
    ...{ status: 400, type: 'invalid-source-map' },
    detail: expect.stringContaining('The map is of another build than the file') as unknown,
  })
  expect(await app.get(`/api/artifacts?project=${slug}`)).toEqual({ items: [] })
})

it('is for members', async () => {
  const made = await app.request('/api/tokens', {
    ...{ method: 'POST', body: JSON.stringify({ name: 'ci', role: 'viewer' }) },
    headers: { Authorization: `Bearer ${app.token}`, 'Content-Type': 'application/json' },
  })
  const { secret } = (await made.json()) as MadeToken
  const shop = await minifyShop()
  const parts = { ...partsOf(shop), debugId: randomUUID() }

  const answers = await Promise.all(
    ['no-token', secret].map((token) => put(app.aProject().slug, parts, token)),
  )

  expect(answers.map(({ status }) => status)).toEqual([401, 403])
})
