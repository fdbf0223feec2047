import type {
  IssueDetail,
  IssuesChange,
  IssueSummary,
  Problem,
  StreamEvent,
} from '@seismo/ingest/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBeacon, anError } from '../harness/beacon.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'

/** Over a real engine; every test has a project of its own. */
let app: FreshApp

beforeAll(async () => {
  app = await aFreshApp()
  await call('POST', '/api/members', { name: 'ana', role: 'member' })
  await call('POST', '/api/members', { name: 'vic', role: 'viewer', password: PASSWORD })
})

afterAll(() => app.remove())

const PASSWORD = 'correct horse battery'

/** By the token of the configuration, unless a cookie is given. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- names what a route answers
async function call<Answer = unknown>(
  method: string,
  path: string,
  body?: unknown,
  cookie?: string,
): Promise<{ status: number; answer: Answer & Problem }> {
  const who = cookie === undefined ? { Authorization: `Bearer ${app.token}` } : { Cookie: cookie }
  const response = await app.request(path, {
    method,
    headers: { ...who, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  // as: each caller names what its route answers, or why it does not.
  return { status: response.status, answer: JSON.parse(text || '{}') as Answer & Problem }
}

interface Sent {
  message?: string
  at?: number
  release?: string
  user?: string
  times?: number
}

function aProject() {
  const { number, slug, key } = app.aProject()
  const range = `project=${slug}&from=-30d`

  async function send(given: Sent = {}): Promise<void> {
    const { message = 'first', at = Date.now(), release = '', user, times = 1 } = given
    const item = anError({ at, exceptions: [{ type: 'TypeError', message }] })
    const beacon = aBeacon({
      context: { sessionId: 's', release, ...(user !== undefined && { userId: user }) },
      items: Array.from({ length: times }, () => ({ ...item })),
    })
    const body = JSON.stringify(beacon)
    const response = await app.request(`/v1/beacon?k=${key}`, { method: 'POST', body })
    expect(response.status).toBe(202)
  }

  const list = async (more = '') =>
    (await app.get<{ items: IssueSummary[] }>(`/api/issues?${range}${more}`)).items

  async function only(): Promise<IssueSummary> {
    const [issue, ...others] = await list()
    expect(others).toEqual([])
    if (!issue) throw new Error('there is no issue')
    return issue
  }

  return {
    ...{ number, slug, range, send, list, only },
    of: async (message: string) => {
      const issue = (await list()).find((one) => one.message === message)
      if (!issue) throw new Error(`there is no issue ${message}`)
      return issue
    },
    detail: (id: string) => app.get<IssueDetail>(`/api/issues/${id}?${range}`),
    patch: (id: string, body: unknown) =>
      call<IssueDetail>('PATCH', `/api/issues/${id}?${range}`, body),
    post: (path: string, body: unknown) =>
      call<IssuesChange>('POST', `/api/issues/${path}?${range}`, body),
    bulk: (body: unknown) => call<IssuesChange>('PATCH', `/api/issues?${range}`, body),
  }
}

const text = (pattern: RegExp): unknown => expect.stringMatching(pattern)
const verbsOf = ({ activity }: IssueDetail) => activity.map(({ verb }) => verb)

describe('an issue that is resolved', () => {
  it('stays so for events of before, and comes back with one of after', async () => {
    const project = aProject()
    await project.send()
    const { id } = await project.only()
    expect((await project.patch(id, { state: 'resolved' })).answer).toMatchObject({
      ...{ state: 'resolved', resolvedUntil: { is: 'event' }, regressed: false },
    })

    await project.send({ at: Date.now() - 3_600_000 })
    expect(await project.only()).toMatchObject({ state: 'resolved', events: 2 })

    const told = app.told('issue-state')
    await project.send({ at: Date.now() + 1_000 })
    const detail = await project.detail(id)

    expect(detail).toMatchObject({ state: 'open', regressed: true, resolvedUntil: null })
    expect(detail.activity).toMatchObject([
      { verb: 'regressed', actor: 'seismo', because: 'an event after it was resolved' },
      { verb: 'resolved', actor: 'token' },
      { verb: 'created' },
    ])
    expect(await told).toMatchObject<Partial<StreamEvent>>({
      ...{ projectId: project.number, id, state: 'open', actor: 'seismo' },
    })
  })

  it('in a release comes back with that or a newer one, not with an older', async () => {
    const project = aProject()
    await project.send({ release: '1.9.0' })
    const { id } = await project.only()
    await project.patch(id, { state: 'resolved', until: { release: '2.0.0' } })

    await project.send({ release: '1.9.1', at: Date.now() + 1_000 })
    expect(await project.only()).toMatchObject({
      ...{ state: 'resolved', resolvedUntil: { is: 'release', release: '2.0.0' } },
    })

    await project.send({ release: '2.0.0' })
    expect(await project.only()).toMatchObject({ state: 'open', regressed: true })
    expect((await project.detail(id)).activity[0]).toMatchObject({ because: 'seen in 2.0.0' })
  })

  it('until the next release waits for one that nobody had seen', async () => {
    const project = aProject()
    await project.send({ release: 'b0b0b0b', at: Date.now() - 9_000 })
    await project.send({ release: 'a1a1a1a', at: Date.now() - 5_000 })
    const { id } = await project.only()
    const { answer } = await project.patch(id, { state: 'resolved', until: 'next-release' })
    expect(answer.resolvedUntil).toEqual({ is: 'next-release', after: 'a1a1a1a' })

    await project.send({ release: 'b0b0b0b' })
    await project.send({ release: 'a1a1a1a' })
    expect(await project.only()).toMatchObject({ state: 'resolved' })

    await project.send({ release: '00c0ffe' })
    expect(await project.only()).toMatchObject({ state: 'open' })
  })
})

describe('an issue that is archived', () => {
  it('is silent for ever, and in the list of archived ones', async () => {
    const project = aProject()
    await project.send()
    const { id } = await project.only()
    await project.patch(id, { state: 'archived' })

    await project.send({ at: Date.now() + 1_000 })

    expect(await project.list('&state=open')).toEqual([])
    expect(await project.list('&state=archived')).toMatchObject([
      { state: 'archived', archivedUntil: { is: 'forever' }, events: 2 },
    ])
  })

  it('until a date is open from then on, without an event', async () => {
    const project = aProject()
    await project.send()
    const { id } = await project.only()
    const at = Date.now() + 4_000
    await project.patch(id, { state: 'archived', until: new Date(at).toISOString() })
    expect(await project.list('&state=archived')).toHaveLength(1)

    await expect.poll(() => project.list('&state=open')).toMatchObject([{ state: 'open' }])

    expect((await project.detail(id)).activity).toMatchObject([
      { at, verb: 'unarchived', actor: 'seismo', because: 'its date has come' },
      { verb: 'archived', archivedUntil: { is: 'date', at } },
      { verb: 'created' },
    ])
  })

  it('until more events in an hour than it is allowed counts from then on', async () => {
    const project = aProject()
    await project.send({ times: 50 })
    const { id } = await project.only()
    await project.patch(id, { state: 'archived', until: { eventsPerHour: 3 } })

    const later = Date.now() + 1_000
    await project.send({ times: 3, at: later })
    expect(await project.only()).toMatchObject({ state: 'archived' })
    await project.send({ times: 1, at: later })

    expect(await project.only()).toMatchObject({ state: 'open', regressed: false })
    expect((await project.detail(id)).activity[0]).toMatchObject({
      ...{ verb: 'unarchived', because: 'more than 3 events in an hour' },
    })
  })

  it('until more users counts each once', async () => {
    const project = aProject()
    await project.send({ user: 'a' })
    const { id } = await project.only()
    await project.patch(id, { state: 'archived', until: { users: 2 } })

    const at = Date.now() + 1_000
    for (const user of ['b', 'b', 'c', 'c', 'b']) await project.send({ user, at })
    expect(await project.only()).toMatchObject({ state: 'archived' })
    await project.send({ user: 'd', at })

    expect(await project.only()).toMatchObject({ state: 'open' })
  })
})

describe('a change', () => {
  it('of many issues is all or nothing, and taken back exactly', async () => {
    const project = aProject()
    await project.send({ message: 'first' })
    await project.send({ message: 'second' })
    const [first, second] = [await project.of('first'), await project.of('second')]
    await project.patch(first.id, { state: 'resolved', assignee: 'ana' })
    const ids = [first.shortId, second.id]

    const refused = await project.bulk({ ids: [...ids, 'WEB-00000000'], state: 'archived' })
    expect(refused).toMatchObject({
      status: 404,
      answer: { detail: text(/WEB-00000000/) },
    })
    expect(await project.of('second')).toMatchObject({ state: 'open' })

    const { answer } = await project.bulk({ ids, state: 'archived', assignee: null })
    expect(answer.items).toMatchObject([
      { id: first.id, state: 'archived', assignee: null },
      { id: second.id, state: 'archived', assignee: null },
    ])

    const undone = await project.post('undo', { change: answer.change })
    expect(undone.status).toBe(200)
    expect(await project.of('first')).toMatchObject({
      ...{ state: 'resolved', resolvedUntil: { is: 'event' }, assignee: 'ana' },
    })
    expect(await project.of('second')).toMatchObject({ state: 'open', archivedUntil: null })
    expect((await project.detail(second.id)).activity[0]).toMatchObject({
      ...{ verb: 'undone', undone: 'archived', change: undone.answer.change },
    })

    // Taken back, the taking back is as good as any other change.
    await project.post('undo', { change: undone.answer.change })
    expect(await project.of('second')).toMatchObject({ state: 'archived' })
  })

  it('is not taken back over what somebody decided since', async () => {
    const project = aProject()
    await project.send()
    const { id } = await project.only()
    const { answer } = await project.bulk({ ids: [id], state: 'resolved' })
    await project.patch(id, { state: 'archived' })

    expect(await project.post('undo', { change: answer.change })).toMatchObject({
      ...{ status: 409, answer: { detail: text(/token archived it just now/) } },
    })
    expect(await project.only()).toMatchObject({ state: 'archived' })
  })

  it('with a version is refused where somebody was quicker, without one the last wins', async () => {
    const project = aProject()
    await project.send()
    const { id, version } = await project.only()
    expect((await project.patch(id, { state: 'resolved', version })).status).toBe(200)

    const late = await project.patch(id, { assignee: 'ana', version })
    expect(late).toMatchObject({
      status: 409,
      answer: { detail: text(/token resolved it just now/) },
    })
    expect(await project.only()).toMatchObject({ assignee: null })

    await Promise.all([
      project.patch(id, { state: 'archived' }),
      project.patch(id, { assignee: 'ana' }),
      project.patch(id, { state: 'open' }),
    ])
    const detail = await project.detail(id)
    expect(detail).toMatchObject({ state: 'open', assignee: 'ana' })
    expect(verbsOf(detail)).toEqual([
      ...['unarchived', 'assigned', 'archived', 'resolved', 'created'],
    ])
  })

  it('has the version of each by whatever name it goes', async () => {
    const project = aProject()
    await project.send()
    const { id, shortId, version } = await project.only()
    await project.patch(id, { state: 'resolved' })

    const late = { ids: [shortId, id], versions: { [shortId]: version }, state: 'archived' }

    expect(await project.bulk(late)).toMatchObject({ status: 409 })
    expect(await project.only()).toMatchObject({ state: 'resolved' })
  })

  it('tells open pages who it is assigned to', async () => {
    const project = aProject()
    await project.send()
    const { id } = await project.only()
    const told = app.told('issue-state')

    const { answer } = await project.patch(id, { assignee: 'ana' })

    expect(await told).toEqual({
      ...{ is: 'issue-state', projectId: project.number, id, state: 'open', assignee: 'ana' },
      ...{ version: answer.version, actor: 'token' },
    })
  })

  it.each<[unknown, RegExp]>([
    [{ assignee: 'nobody' }, /no member "nobody"; members are .*ana/],
    [{ assignee: 'me' }, /no member "token"/],
    [{ state: 'resolved', until: 'next-release' }, /no release has been seen yet/],
    [{ state: 'resolved', until: { users: 3 } }, /until of resolved/],
    [{ state: 'archived', until: { release: '1' } }, /until of archived/],
    [{ state: 'archived', until: '2020-01-01T00:00:00Z' }, /in the past/],
    [{ state: 'open', until: 'next-release' }, /goes with the state/],
    [{ until: 'next-release' }, /goes with the state/],
  ])('%j is refused with what to do', async (body, detail) => {
    const project = shared ?? (shared = aProject())
    if ((await project.list()).length === 0) await project.send()

    const refused = await project.patch((await project.only()).id, body)

    expect(refused).toMatchObject({
      status: 400,
      answer: { detail: text(detail) },
    })
  })
  let shared: ReturnType<typeof aProject> | undefined

  it('is not for viewers, who may read whom there is', async () => {
    const project = aProject()
    await project.send()
    const { id } = await project.only()
    const login = await app.request('/api/session', {
      ...{ method: 'POST', body: JSON.stringify({ name: 'vic', password: PASSWORD }) },
      headers: { 'Content-Type': 'application/json', Origin: 'http://localhost' },
    })
    const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const paths = ['PATCH /api/issues/x', 'PATCH /api/issues', 'POST /api/issues/undo']
    const asViewer = (method: string, path: string, body?: unknown) =>
      app.request(path, {
        ...{ method, ...(body !== undefined && { body: JSON.stringify(body) }) },
        headers: { Cookie: cookie, 'Content-Type': 'application/json', Origin: 'http://localhost' },
      })

    for (const path of [...paths, `POST /api/issues/${id}/comments`]) {
      const [method = '', address = ''] = path.split(' ')
      const body = { state: 'resolved', ids: [id], change: id, text: 'hm' }
      expect((await asViewer(method, address, body)).status, path).toBe(403)
    }
    const assignees = await asViewer('GET', '/api/assignees')
    expect(await assignees.json()).toMatchObject({ items: [{ name: 'ana' }, { name: 'vic' }] })
  })
})

it('keeps comments as they were written, and does not count them as a change', async () => {
  const project = aProject()
  await project.send()
  const { id, version } = await project.only()
  const text = '<b>not bold</b>\n  – é😀'

  expect((await project.post(`${id}/comments`, { text: `  ${text} ` })).status).toBe(200)
  expect((await project.post(`${id}/comments`, { text: '  ' })).status).toBe(400)

  const detail = await project.detail(id)
  expect(detail.activity[0]).toMatchObject({ verb: 'commented', actor: 'token', text })
  expect(detail.activity[0]).not.toHaveProperty('change')
  expect(detail.version).toBe(version)
})
