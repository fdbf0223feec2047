import type {
  IssueDetail,
  IssuePart,
  IssuesChange,
  IssueSummary,
  Problem,
  SimilarIssue,
} from '@seismo/ingest/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBeacon, anError } from '../harness/beacon.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'

/** Over a real engine; every test has a project of its own. */
let app: FreshApp

beforeAll(async () => {
  app = await aFreshApp()
})

afterAll(() => app.remove())

interface Sent {
  message?: string
  /** Of the page: errors of one issue have several. */
  route?: string
  user?: string
  /** The function that throws. */
  call?: string
  times?: number
}

function aProject() {
  const { number, slug, key } = app.aProject()
  const range = `project=${slug}&from=-30d`

  async function send(given: Sent = {}): Promise<void> {
    const { message = 'first', route = '/cart', user = 'ana', call = 'pay', times = 1 } = given
    const exceptions = [{ type: 'TypeError', message, stack: [0] }]
    const beacon = aBeacon({
      context: { sessionId: 's', release: '1', userId: user },
      view: { id: 'v', url: `https://shop.example${route}`, route },
      lines: [`    at ${call} (https://shop.example/app.js:1:2)`],
      items: Array.from({ length: times }, () => anError({ at: Date.now(), exceptions })),
    })
    const body = JSON.stringify(beacon)
    const response = await app.request(`/v1/beacon?k=${key}`, { method: 'POST', body })
    expect(response.status).toBe(202)
  }

  async function post(path: string, body: unknown) {
    const response = await app.request(`/api/issues/${path}?${range}`, {
      ...{ method: 'POST', body: JSON.stringify(body) },
      headers: { Authorization: `Bearer ${app.token}`, 'Content-Type': 'application/json' },
    })
    // as: what the route answers, or why it does not.
    const answer = (await response.json()) as IssuesChange & Problem
    return { ...answer, status: response.status }
  }

  async function done(path: string, body: unknown): Promise<IssuesChange> {
    const answer = await post(path, body)
    expect(answer).toMatchObject({ status: 200 })
    return answer
  }

  const list = async () =>
    (await app.get<{ items: IssueSummary[] }>(`/api/issues?${range}&sort=events`)).items
  const detail = (id: string) => app.get<IssueDetail>(`/api/issues/${id}?${range}`)

  return {
    ...{ number, slug, range, send, list, post, done, detail },
    /** Events by message, of the issues there are. */
    events: async () => (await list()).map(({ events }) => events),
    of: async (message: string) => {
      const issue = (await list()).find((one) => one.message === message)
      if (!issue) throw new Error(`there is no issue ${message}`)
      return issue
    },
    parts: async (id: string, is: IssuePart['is']) => {
      const path = `/api/issues/${id}/parts?${range}`
      const { items } = await app.get<{ items: IssuePart[] }>(path)
      return items.filter((part) => part.is === is)
    },
    similar: async (id: string) =>
      (await app.get<{ items: SimilarIssue[] }>(`/api/issues/${id}/similar?${range}`)).items,
    created: async (id: string) =>
      (await detail(id)).activity.filter(({ verb }) => verb === 'created').length,
    patch: (id: string, body: unknown) =>
      app.request(`/api/issues/${id}?${range}`, {
        ...{ method: 'PATCH', body: JSON.stringify(body) },
        headers: { Authorization: `Bearer ${app.token}`, 'Content-Type': 'application/json' },
      }),
  }
}

type Project = ReturnType<typeof aProject>

async function three(): Promise<{ project: Project; a: string; b: string; c: string }> {
  const project = aProject()
  await project.send({ message: 'no alpha', times: 3 })
  await project.send({ message: 'without beta', times: 2, user: 'ben' })
  await project.send({ message: 'gamma is missing', times: 1 })
  const [a, b, c] = await Promise.all(
    ['no alpha', 'without beta', 'gamma is missing'].map((message) => project.of(message)),
  )
  return { project, a: a?.id ?? '', b: b?.id ?? '', c: c?.id ?? '' }
}

describe('merged issues', () => {
  it('are the one with the most events, also for errors to come', async () => {
    const { project, a, b } = await three()
    const told = app.told('issue-state')

    const { items } = await project.done('merge', { ids: [b, a] })

    expect(items).toMatchObject([{ id: a, events: 5, users: 2 }])
    expect(await told).toMatchObject({ id: a, state: 'open', actor: 'token' })
    await project.send({ message: 'without beta' })
    await project.send({ message: 'no alpha' })
    expect(await project.events()).toEqual([7, 1])
    expect(await project.created(a)).toBe(1)
    expect((await project.detail(b)).activity).toContainEqual(
      expect.objectContaining({ verb: 'merged', actor: 'token', issues: [expect.any(String)] }),
    )
  })

  it('may be merged again, in any order, and each is found by its old name', async () => {
    const { project, a, b, c } = await three()
    await project.done('merge', { ids: [c, b], into: c })
    await project.done('merge', { ids: [b, a], into: b })

    expect(await project.events()).toEqual([6])
    expect((await project.detail(a)).id).toBe(c)
    expect(await project.post('merge', { ids: [a, b, c] })).toMatchObject({ status: 400 })
  })

  it('are open where one of them is', async () => {
    const { project, a, b } = await three()
    await project.patch(a, { state: 'resolved' })

    await project.done('merge', { ids: [a, b], into: a })

    expect((await project.detail(a)).state).toBe('open')
  })

  it('are taken apart into what they were', async () => {
    const { project, a, b, c } = await three()
    await project.patch(b, { state: 'archived' })
    await project.done('merge', { ids: [a, b, c] })
    const parts = await project.parts(a, 'merged')
    expect(parts.map(({ id, events }) => [id, events])).toEqual([
      ...[
        [a, 3],
        [b, 2],
        [c, 1],
      ],
    ])
    expect(await project.post('unmerge', { id: a, parts: [a] })).toMatchObject({ status: 400 })

    await project.done('unmerge', { id: a, parts: [b] })

    expect(await project.events()).toEqual([4, 2])
    expect(await project.detail(b)).toMatchObject({ state: 'archived', events: 2 })
  })

  it('are what they were after it is taken back, and one again after that is', async () => {
    const { project, a, b } = await three()
    const { change } = await project.done('merge', { ids: [a, b] })

    const undone = await project.done('undo', { change })
    expect(await project.events()).toEqual([3, 2, 1])
    expect((await app.store.repairs.aliases(project.number)).map(({ kind }) => kind)).toEqual([
      'withdrawn',
    ])

    await project.done('undo', { change: undone.change })
    expect(await project.events()).toEqual([5, 1])
    expect(await project.post('undo', { change })).toMatchObject({ status: 409 })
  })

  it('stay one whatever a late map says', async () => {
    const { project, a, b } = await three()
    await project.done('merge', { ids: [a, b] })

    await app.store.insert([
      {
        ...{ is: 'alias', projectId: project.number, fingerprint: b, byPerson: false, link: b },
        ...{ target: b, at: Date.now() + 60_000, actor: 'seismo', reason: 'a map' },
      },
    ])

    expect(await project.events()).toEqual([5, 1])
  })
})

/** One issue with three kinds of stack: its errors are of three pages. */
async function aMixedIssue() {
  const project = aProject()
  await project.send({ route: '/cart', times: 5 })
  await project.send({ route: '/pay', times: 3, user: 'ben' })
  await project.send({ route: '/list', times: 2, user: 'eve' })
  const [issue] = await project.list()
  const id = issue?.id ?? ''
  const kinds = await project.parts(id, 'stack')
  return { project, id, kinds: kinds.map((kind) => kind.id) }
}

describe('an issue that is split', () => {
  it('counts each kind of stack where it went, and later ones too', async () => {
    const { project, id, kinds } = await aMixedIssue()
    expect(await project.events()).toEqual([10])

    const { items } = await project.done('split', { id, parts: kinds.slice(1, 2) })

    expect(items).toMatchObject([
      { id, events: 7, users: 2 },
      { events: 3, users: 1 },
    ])
    const fresh = items[1]?.id ?? ''
    await project.send({ route: '/pay' })
    await project.send({ route: '/cart' })
    await project.send({ route: '/new' })
    expect(await project.detail(id)).toMatchObject({ events: 9 })
    expect(await project.detail(fresh)).toMatchObject({ events: 4 })
    expect(await project.events()).toEqual([9, 4])
    expect(await project.created(id)).toBe(1)
    expect((await project.detail(fresh)).tags.find(({ key }) => key === 'page')?.values).toEqual([
      { value: '/pay', events: 4 },
    ])
    expect((await project.parts(id, 'stack')).map(({ events }) => events)).toEqual([6, 2, 1])
    const event = await app.get<{ route: string; issueId: string; previous: string | null }>(
      `/api/issues/${fresh}/events/oldest?${project.range}`,
    )
    expect(event).toMatchObject({ route: '/pay', issueId: fresh, previous: null })
  })

  it('may be split again, put together, and put to another', async () => {
    const { project, id, kinds } = await aMixedIssue()
    const [first, second, third = ''] = kinds
    await project.done('split', { id, parts: [second] })
    await project.done('split', { id, parts: [third] })
    expect(await project.events()).toEqual([5, 3, 2])

    await project.done('merge', { ids: [id, second], into: id })
    expect(await project.events()).toEqual([8, 2])

    await project.send({ message: 'quite another', times: 20, route: '/else' })
    const other = await project.of('quite another')
    await project.done('merge', { ids: [other.id, third], into: other.id })
    await project.send({ route: '/list' })
    expect(await project.events()).toEqual([23, 8])
    expect(await project.post('split', { id, parts: [first, second] })).toMatchObject({
      ...{ status: 400, detail: expect.stringContaining('at least one') as unknown },
    })
  })

  it('is whole again after it is taken back, and stays so for later errors', async () => {
    const { project, id, kinds } = await aMixedIssue()
    const { change } = await project.done('split', { id, parts: kinds.slice(0, 1) })
    expect(await project.events()).toEqual([5, 5])

    await project.done('undo', { change })

    await project.send({ route: '/cart' })
    expect(await project.events()).toEqual([11])
  })

  it('is not made whole again over what was decided on a side since', async () => {
    const { project, id, kinds } = await aMixedIssue()
    const { change, items } = await project.done('split', { id, parts: kinds.slice(0, 1) })
    await project.patch(items[1]?.id ?? '', { state: 'resolved' })

    expect(await project.post('undo', { change })).toMatchObject({
      ...{ status: 409, detail: expect.stringContaining('token resolved it') as unknown },
    })
    expect(await project.events()).toEqual([5, 5])
  })

  it('keeps what was decided on it, on both sides', async () => {
    const { project, id, kinds } = await aMixedIssue()
    await project.patch(id, { state: 'archived' })

    const { items } = await project.done('split', { id, parts: kinds.slice(1) })

    expect(items.map(({ state, events }) => [state, events])).toEqual([
      ['archived', 5],
      ['archived', 5],
    ])
  })

  it.each([['00000000-0000-4000-8000-000000000000'], ['no id']])('has no part %s', async (part) => {
    const { project, id } = await aMixedIssue()

    expect(await project.post('split', { id, parts: [part] })).toMatchObject({ status: 400 })
    expect(await project.events()).toEqual([10])
  })
})

it('names issues that may be the same, and why', async () => {
  const project = aProject()
  await project.send({ message: 'Cart 7 has no price for item 12' })
  await project.send({ message: 'Cart has no price at all for item 99' })
  await project.send({ message: 'quite another thing' })
  const issue = await project.of('Cart 7 has no price for item 12')

  const similar = await project.similar(issue.id)

  expect(similar[0]).toMatchObject({ issue: { message: 'Cart has no price at all for item 99' } })
  expect(similar[0]?.because).toContain('similar message')
  expect(similar.map(({ issue: { id } }) => id)).not.toContain(issue.id)
})

it('names those of other places of which other engines have other words', async () => {
  const project = aProject()
  const [chrome, safari] = [
    "Cannot read properties of undefined (reading 'total')",
    "undefined is not an object (evaluating 'cart.total')",
  ]
  await project.send({ message: chrome, call: 'pay' })
  await project.send({ message: safari, call: 'list' })
  const issue = await project.of(chrome)

  expect(await project.similar(issue.id)).toMatchObject([
    { issue: { message: safari }, because: ['same message', 'same type'] },
  ])
})
