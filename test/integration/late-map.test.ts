import { randomUUID } from 'node:crypto'
import type {
  IssueDetail,
  IssueEvent,
  IssueState,
  IssueSummary,
  StreamEvent,
} from '@seismo/ingest/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBeacon, anError } from '../harness/beacon.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'
import {
  aLateBundle,
  FILE,
  URL_OF_FILE,
  type Bug,
  type LateBundle,
} from '../harness/late-bundle.ts'

/** Over a real engine; every test has a project of its own. */
let app: FreshApp
let bundle: LateBundle

beforeAll(async () => {
  app = await aFreshApp()
  bundle = await aLateBundle()
})

afterAll(() => app.remove())

const MESSAGE = "Cannot read properties of undefined (reading 'price')"

interface Sent {
  bug?: Bug
  at?: number
  user?: string
  release?: string
  message?: string
  debugId?: string
  times?: number
}

function aProject() {
  const { number, slug, key } = app.aProject()
  const headers = { Authorization: `Bearer ${app.token}` }
  const range = `project=${slug}&from=-30d`

  async function send(given: Sent = {}): Promise<void> {
    const { bug = 'price', at = Date.now(), user, release = '1', debugId, times = 1 } = given
    const exception = { type: 'TypeError', message: given.message ?? MESSAGE, stack: [0] }
    const item = anError({
      ...{ at, exceptions: [exception] },
    })
    const beacon = aBeacon({
      context: { sessionId: randomUUID(), release, ...(user !== undefined && { userId: user }) },
      lines: [bundle.at(bug)],
      ...(debugId !== undefined && { debugIds: { [URL_OF_FILE]: debugId } }),
      items: Array.from({ length: times }, () => ({ ...item })),
    })
    const response = await app.request(`/v1/beacon?k=${key}`, {
      method: 'POST',
      body: JSON.stringify(beacon),
    })
    expect(response.status).toBe(202)
  }

  async function upload({ map, code } = bundle, release = '1', debugId = ''): Promise<void> {
    const form = new FormData()
    form.set('release', release)
    form.set('path', debugId === '' ? `/assets/${FILE}` : '/elsewhere.js')
    form.set('map', new Blob([map]))
    form.set('file', new Blob([code]))
    if (debugId !== '') form.set('debugId', debugId)
    const path = `/api/artifacts?project=${slug}`
    const response = await app.request(path, { method: 'PUT', body: form, headers })
    expect(response.status).toBe(200)
  }

  async function list(): Promise<IssueSummary[]> {
    return (await app.get<{ items: IssueSummary[] }>(`/api/issues?${range}`)).items
  }

  return {
    ...{ number, send, upload, list },
    /** Uploads, and waits until stored stacks have been repaired. */
    uploadLate: async (...given: Parameters<typeof upload>) => {
      const repaired = app.told('repaired')
      await upload(...given)
      return repaired
    },
    only: async (): Promise<IssueSummary> => {
      const [issue, ...others] = await list()
      expect(others).toEqual([])
      if (!issue) throw new Error('there is no issue')
      return issue
    },
    detail: (id: string) => app.get<IssueDetail>(`/api/issues/${id}?${range}`),
    event: (id: string, which = 'latest') =>
      app.get<IssueEvent>(`/api/issues/${id}/events/${which}?${range}`),
    decide: async (id: string, state: IssueState) => {
      const response = await app.request(`/api/issues/${id}?${range}`, {
        ...{ method: 'PATCH', body: JSON.stringify({ state }) },
        headers: { ...headers, 'Content-Type': 'application/json' },
      })
      expect(response.status).toBe(200)
    },
  }
}

const verbsOf = ({ activity }: IssueDetail) => activity.map(({ verb }) => verb)

describe('a map that comes after its errors', () => {
  it('shows their source, under one issue, at the old address too', async () => {
    const project = aProject()
    await project.send({ user: 'ana' })
    const old = await project.only()
    expect(old.culprit).toBe('assets/app.js')

    const told = await project.uploadLate()
    const issue = await project.only()
    const detail = await project.detail(old.id)
    const event = await project.event(old.id)

    expect(told).toMatchObject<StreamEvent>({
      ...{ is: 'repaired', projectId: project.number, issueIds: [old.id] },
    })
    expect(issue).toMatchObject({ culprit: 'src/carts.js in price', events: 1, users: 1 })
    expect(issue.id).not.toBe(old.id)
    expect(detail).toMatchObject({ id: issue.id, firstSeen: old.firstSeen })
    expect(detail.grouping.why).toContain('frame src/carts.js price')
    expect(detail.activity).toMatchObject([
      { verb: 'repaired', release: '1', repair: { file: FILE, stacks: 1, events: 1 } },
      { verb: 'created' },
    ])
    expect(event.issueId).toBe(issue.id)
    expect(event.exceptions[0]?.frames).toMatchObject([
      { status: 'mapped', file: 'src/carts.js', line: 2, function: 'price' },
    ])
    expect(event.exceptions[0]?.frames[0]?.context).toContainEqual({
      ...{ line: 2, text: '  price: (cart) => cart.item.price,' },
    })
  })

  it('is the issue of later errors, which is not created a second time', async () => {
    const project = aProject()
    await project.send({ user: 'ana' })
    const old = await project.only()
    await project.uploadLate()

    await project.send({ user: 'ana' })
    await project.send({ user: 'ben' })
    const issue = await project.only()
    const detail = await project.detail(old.id)

    expect(issue).toMatchObject({ events: 3, users: 2, sessions: 3 })
    expect(verbsOf(detail)).toEqual(['repaired', 'created'])
    expect((await project.event(old.id, 'oldest')).next).not.toBeNull()
  })

  it('leaves two bugs that looked alike where they were, each with its own source', async () => {
    const project = aProject()
    await project.send({ bug: 'price' })
    await project.send({ bug: 'tax' })
    const old = await project.only()

    await project.uploadLate()
    const issue = await project.only()
    const [latest, oldest] = [
      await project.event(old.id, 'latest'),
      await project.event(old.id, 'oldest'),
    ]
    await project.send({ bug: 'tax' })

    expect(issue).toMatchObject({ id: old.id, events: 2 })
    expect([latest, oldest].map((event) => event.exceptions[0]?.frames[0]?.function)).toEqual([
      'tax',
      'price',
    ])
    expect((await project.detail(old.id)).activity[0]?.repair).toMatchObject({ stacks: 2 })
    expect((await project.list()).map(({ culprit }) => culprit)).toEqual([
      'src/carts.js in tax',
      'assets/app.js',
    ])
  })

  it('keeps a release without a map apart from one that has it', async () => {
    const project = aProject()
    await project.send({ release: '1' })
    await project.send({ release: '2' })
    const old = await project.only()

    await project.uploadLate()
    expect(await project.only()).toMatchObject({ id: old.id, events: 2 })

    await project.uploadLate(bundle, '2')
    expect(await project.only()).toMatchObject({ culprit: 'src/carts.js in price', events: 2 })
  })

  it('takes back what another release contradicts', async () => {
    const project = aProject()
    await project.send({ release: '1' })
    const old = await project.only()
    await project.uploadLate()
    // Known without a map, this is what the other was.
    await project.send({ release: '2', bug: 'tax' })
    expect(await project.only()).toMatchObject({ events: 2 })

    await project.uploadLate(bundle, '2')

    expect(await project.only()).toMatchObject({ id: old.id, events: 2 })
  })

  it('finds stacks by debug id, whatever their release', async () => {
    const project = aProject()
    const debugId = randomUUID()
    await project.send({ release: 'mine', debugId: debugId.toUpperCase() })
    expect(await project.only()).toMatchObject({ culprit: 'assets/app.js' })

    await project.uploadLate(bundle, 'another', debugId)

    expect(await project.only()).toMatchObject({ culprit: 'src/carts.js in price' })
  })

  it('repairs what a wrong map had made of them', async () => {
    const project = aProject()
    await project.send()
    const old = await project.only()
    await project.uploadLate(await aLateBundle({ root: 'wrong' }))
    await project.send()
    const wrong = await project.only()
    expect(wrong).toMatchObject({ culprit: 'wrong/carts.js in price', events: 2 })

    await project.uploadLate()
    const right = await project.only()

    expect(right).toMatchObject({ culprit: 'src/carts.js in price', events: 2 })
    for (const { id } of [old, wrong]) {
      expect(await project.detail(id)).toMatchObject({ id: right.id })
    }
    expect(verbsOf(await project.detail(old.id))).toEqual(['repaired', 'repaired', 'created'])
  })

  it('tells of a repair by stacks and errors', async () => {
    const project = aProject()
    for (const message of ['a', 'b', 'c']) await project.send({ bug: 'name', message, times: 2 })
    expect(await project.list()).toHaveLength(3)

    await project.uploadLate()
    const repairs = await Promise.all(
      (await project.list()).map(async ({ id }) => (await project.detail(id)).activity[0]?.repair),
    )

    expect(repairs.reduce((sum, one) => sum + (one?.stacks ?? 0), 0)).toBe(3)
    expect(repairs.reduce((sum, one) => sum + (one?.events ?? 0), 0)).toBe(6)
  })
})

describe('what a person decided', () => {
  it('holds for the issue that it became, until the error is back', async () => {
    const project = aProject()
    await project.send({ at: Date.now() - 5_000 })
    const old = await project.only()
    await project.decide(old.id, 'resolved')

    await project.uploadLate()
    const resolved = await project.only()
    await project.send()
    const back = await project.only()

    expect(resolved).toMatchObject({ state: 'resolved' })
    expect(resolved.id).not.toBe(old.id)
    expect(back).toMatchObject({ id: resolved.id, state: 'open', regressed: true })
    expect(verbsOf(await project.detail(back.id)).toSorted()).toEqual([
      ...['created', 'regressed', 'repaired', 'resolved'],
    ])
  })

  it('is over where the issue had errors since under its right name', async () => {
    const project = aProject()
    await project.send({ release: 'early', at: Date.now() - 5_000 })
    const old = await project.only()
    await project.decide(old.id, 'resolved')
    await project.upload(bundle, 'mapped')
    await project.send({ release: 'mapped' })
    expect(await project.list()).toHaveLength(2)

    await project.uploadLate(bundle, 'early')

    expect(await project.only()).toMatchObject({ state: 'open', regressed: true, events: 2 })
  })

  it('is taken at either address', async () => {
    const project = aProject()
    await project.send({ at: Date.now() - 5_000 })
    const old = await project.only()
    await project.uploadLate()

    await project.decide(old.id, 'resolved')

    expect(await project.only()).toMatchObject({ state: 'resolved' })
  })

  it('on where events belong is left alone', async () => {
    const project = aProject()
    await project.send()
    const { id } = await project.only()
    await app.store.insert([
      {
        ...{ is: 'alias', projectId: project.number, fingerprint: id, byPerson: true },
        ...{ link: id, target: id, at: 1, actor: 'ana', reason: 'kept apart' },
      },
    ])

    await project.uploadLate()

    expect(await project.only()).toMatchObject({ id })
    expect((await project.event(id)).exceptions[0]?.frames[0]?.status).toBe('mapped')
  })
})

it('misses none of what is stored meanwhile', async () => {
  const project = aProject()
  await project.send({ bug: 'name', message: 'no name' })
  const old = await project.only()

  const repaired = project.uploadLate()
  for (let n = 0; n < 40; n += 1) {
    await Promise.all([
      project.send({ bug: 'name', message: 'no name' }),
      project.send({ bug: 'name', message: 'no name', release: 'unmapped' }),
    ])
  }
  await repaired
  const issues = await project.list()

  // Two where an error without a map was there first, one where it came to what was led on already.
  expect(issues.reduce((sum, { events }) => sum + events, 0)).toBe(81)
  const event = await project.event(old.id, 'oldest')
  expect(event.exceptions[0]?.frames[0]).toMatchObject({ status: 'mapped', function: 'name' })
})
