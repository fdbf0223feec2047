import type { AuditEntry, MadeToken, SavedView } from '@seismo/ingest/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon, anError } from '../harness/beacon.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'

let app: FreshApp

beforeAll(async () => {
  app = await aFreshApp()
})

afterAll(() => app.remove())

interface Asked {
  method?: string
  body?: object
  token: string
}

const ask = (path: string, { method = 'GET', body, token }: Asked) =>
  app.request(path, {
    method,
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    ...(body && { body: JSON.stringify(body) }),
  })

async function aToken(name: string, role: string): Promise<string> {
  const body = { name, role }
  const response = await ask('/api/tokens', { method: 'POST', body, token: app.token })
  return ((await response.json()) as MadeToken).secret // as: the route's own type
}

async function viewsOf(slug: string, token: string): Promise<SavedView[]> {
  const response = await ask(`/api/views?project=${slug}`, { token })
  return ((await response.json()) as { items: SavedView[] }).items // as: the route's own type
}

it('keeps a view for whoever saved it, and shows others only what is shared', async () => {
  const { slug } = app.aProject()
  const [ana, bo] = [await aToken('ana', 'member'), await aToken('bo', 'member')]
  const path = `/api/views/aaaaaaaa?project=${slug}`
  const body = { name: ' Checkout ', q: 'page:/checkout', sort: 'impact' }

  const saved = await ask(path, { method: 'PUT', body, token: ana })

  expect(await saved.json()).toEqual({
    ...{ id: 'aaaaaaaa', name: 'Checkout', visibleTo: 'me', q: 'page:/checkout', view: 'open' },
    ...{ sort: 'impact', page: 'issues', question: '', isPinned: false, mayChange: true },
    owner: 'token ana',
  })
  expect(await viewsOf(slug, bo)).toEqual([])
  await ask(path, { method: 'PUT', body: { ...body, visibleTo: 'project' }, token: ana })
  expect(await viewsOf(slug, bo)).toMatchObject([{ name: 'Checkout', mayChange: false }])
  expect(await viewsOf(app.aProject().slug, ana)).toEqual([])
})

it('lets nobody but the owner and admins change what is shared, and admins nothing private', async () => {
  const { slug } = app.aProject()
  const [cy, dee] = [await aToken('cy', 'member'), await aToken('dee', 'member')]
  const path = `/api/views/bbbbbbbb?project=${slug}`
  await ask(path, { method: 'PUT', body: { name: 'Mine' }, token: cy })

  const byOther = await ask(path, { method: 'PUT', body: { name: 'Stolen' }, token: dee })
  const byAdmin = await ask(path, { method: 'DELETE', token: app.token })
  await ask(path, { method: 'PUT', body: { name: 'Ours', visibleTo: 'project' }, token: cy })
  const shared = await ask(path, { method: 'PUT', body: { name: 'Renamed' }, token: app.token })

  expect([byOther.status, byAdmin.status, shared.status]).toEqual([403, 403, 200])
  expect(await shared.json()).toMatchObject({ name: 'Renamed', owner: 'token cy' })
})

it('keeps that a question is pinned to the overview', async () => {
  const { slug } = app.aProject()
  const gil = await aToken('gil', 'viewer')
  const question = 'dataset=requests&measure=rate'
  const body = { name: 'Rate', page: 'explore', question, isPinned: true }

  await ask(`/api/views/ffffffff?project=${slug}`, { method: 'PUT', body, token: gil })

  expect(await viewsOf(slug, gil)).toMatchObject([{ page: 'explore', question, isPinned: true }])
})

it('lets viewers keep views for themselves, and not for others', async () => {
  const { slug } = app.aProject()
  const eve = await aToken('eve', 'viewer')
  const path = `/api/views/cccccccc?project=${slug}`

  const own = await ask(path, { method: 'PUT', body: { name: 'Own' }, token: eve })
  const shared = await ask(path, {
    ...{ method: 'PUT', body: { name: 'All', visibleTo: 'project' }, token: eve },
  })

  expect([own.status, shared.status]).toEqual([200, 403])
})

it('deletes a view once, and tells admins who did', async () => {
  const { slug, number } = app.aProject()
  const flo = await aToken('flo', 'member')
  const path = `/api/views/dddddddd?project=${slug}`
  await ask(path, { method: 'PUT', body: { name: 'Gone soon' }, token: flo })

  const [first, second] = [
    await ask(path, { method: 'DELETE', token: flo }),
    await ask(path, { method: 'DELETE', token: flo }),
  ]

  expect([first.status, second.status]).toEqual([204, 404])
  expect(await viewsOf(slug, flo)).toEqual([])
  const { items } = await app.get<{ items: AuditEntry[] }>('/api/audit')
  expect(items.filter(({ kind }) => kind === 'view').slice(0, 2)).toMatchObject([
    { verb: 'removed', actor: 'token flo', id: `${number}/dddddddd` },
    { verb: 'added' },
  ])
})

it.each([
  ['an empty name', 'eeeeeeee', { name: '  ' }],
  ['a sort that there is not', 'eeeeeeee', { name: 'x', sort: 'size' }],
  ['an id that is too short', 'e', { name: 'x' }],
])('refuses %s', async (_, id, body) => {
  const response = await ask(`/api/views/${id}`, { method: 'PUT', body, token: app.token })

  expect(response.status).toBe(400)
})

it('completes the values of a key from those that the project has', async () => {
  const { slug, key } = app.aProject()
  const items = [anError({ tags: { plan: 'pro' } }), anError({ tags: { plan: 'free' } })]
  const context = { sessionId: 's', release: '2.41.0' }
  await app.request(`/v1/beacon?k=${key}`, {
    ...{ method: 'POST', body: JSON.stringify(aBeacon({ items, context })) },
  })

  const valuesOf = async (query: string) => {
    type Answer = { items: { value: string; events: number }[] }
    const answer = await app.get<Answer>(`/api/tags/values?project=${slug}&${query}`)
    return answer.items.map(({ value }) => value)
  }

  expect(await valuesOf('key=tag.plan')).toEqual(['free', 'pro'])
  expect(await valuesOf('key=tag.plan&contains=RO')).toEqual(['pro'])
  expect(await valuesOf('key=tag.plan&contains=%25')).toEqual([])
  expect(await valuesOf('key=first-release')).toEqual(['2.41.0'])
  expect(await valuesOf('key=nothing')).toEqual([])
  // What every object has is no key.
  expect(await valuesOf('key=constructor')).toEqual([])
})
