import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parseSearch } from '../../packages/ingest/src/search.ts'
import type { IssueFilter, Store } from '../../packages/ingest/src/store/ports.ts'
import type { IssueTextRow } from '../../packages/ingest/src/store/rows.ts'
import { anErrorRow } from '../harness/rows.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

function aTextRow(given: Partial<IssueTextRow> = {}): IssueTextRow {
  return {
    ...{ is: 'issue-text', projectId: 1, textId: randomUUID(), at: Date.now() },
    ...{ fingerprint: anErrorRow().fingerprint, type: 'TypeError', message: 'x is undefined' },
    ...{ functions: ['Basket.sum'], files: ['src/cart/total.ts', 'src/main.ts'] },
    ...given,
  }
}

/** What people find in a store, and what they are told of it. */
export function describeSearch(open: () => Store, aProject: () => number): void {
  const now = Date.now()

  function filterOf(projectId: number, q: string, given: Partial<IssueFilter> = {}): IssueFilter {
    return {
      ...{ projectId, from: now - DAY_MS, to: now + 600_000, search: parseSearch(q).parts },
      ...{ sort: 'events', limit: 50, offset: 0, me: 'ana' },
      ...given,
    }
  }

  describe('a search', () => {
    it.each([
      ['undefined', 1],
      ['TOTAL.TS basket', 1],
      ['!basket', 0],
      ['file:cart/total.ts', 1],
      ['file:other.ts', 0],
      ['function:basket.*', 1],
      ['function:basket', 0],
      ['type:Type*', 1],
      ['class:network', 0],
      ['message:"is undefined"', 1],
      ['order 48151', 1],
      ['order 99999', 0],
      ['tag.plan:pro', 1],
      ['!tag.plan:pro', 0],
      ['user:ana', 1],
      ['country:no', 1],
      ['!country:NO', 0],
      ['url:*/cart', 1],
      ['level:error mechanism:error', 1],
      ['is:open is:new is:unassigned', 1],
      ['is:resolved', 0],
      ['!is:resolved', 1],
      ['assigned:none !assigned:me', 1],
      ['events:>=2', 1],
      ['events:>2', 0],
      ['users:>0 users:<2', 1],
      ['users:>1', 0],
      ['first-seen:>-1h last-seen:>-1h', 1],
      ['last-seen:<-1h', 0],
      ['first-release:1.0.0 last-release:1.*', 1],
      ['release:1.* environment:production', 1],
    ])('%s finds %d, in a short window as in a long one', async (q, expected) => {
      const projectId = aProject()
      const row = { projectId, tags: { plan: 'pro' }, userId: 'ana', country: 'NO' }
      await open().insert([
        anErrorRow({ ...row, message: 'x is undefined in order 48151' }),
        anErrorRow(row),
        aTextRow({ projectId }),
      ])
      const inWindow = (spanMs: number) =>
        open().issues.list(filterOf(projectId, q, { from: now - spanMs }))

      expect(await inWindow(HOUR_MS)).toHaveLength(expected)
      expect(await inWindow(DAY_MS)).toHaveLength(expected)
      expect(await inWindow(30 * DAY_MS)).toHaveLength(expected)
    })

    it.each([HOUR_MS, DAY_MS, 30 * DAY_MS])(
      'for a release or environment counts what is of it alone, over %d ms',
      async (spanMs) => {
        const projectId = aProject()
        await open().insert([
          anErrorRow({ projectId, release: '1', userId: 'a' }),
          anErrorRow({ projectId, release: '2', userId: 'b' }),
          anErrorRow({ projectId, release: '2', userId: 'c', environment: 'staging' }),
        ])
        const first = async (q: string) =>
          (await open().issues.list(filterOf(projectId, q, { from: now - spanMs })))[0]

        expect(await first('release:2')).toMatchObject({ events: 2, users: 2 })
        expect(await first('environment:staging')).toMatchObject({ events: 1, users: 1 })
        expect(await first('release:2 environment:production')).toMatchObject({ events: 1 })
      },
    )
  })

  it('sorts by users and impact, whatever the number of events', async () => {
    const projectId = aProject()
    const of = (name: string, given: object) =>
      anErrorRow({
        projectId,
        fingerprint: `${name.repeat(8)}-1111-4111-8111-111111111111`,
        ...given,
      })
    await open().insert([
      ...Array.from({ length: 9 }, () => of('a', { userId: 'bot' })),
      ...['x', 'y', 'z'].map((userId) => of('b', { userId })),
      ...['x', 'y', 'z', 'w'].map((userId) => of('c', { userId, class: 'network' })),
    ])
    const sorted = async (sort: IssueFilter['sort']) =>
      (await open().issues.list(filterOf(projectId, '', { sort }))).map(({ id }) => id[0])

    expect(await sorted('events')).toEqual(['a', 'c', 'b'])
    expect(await sorted('users')).toEqual(['c', 'b', 'a'])
    expect(await sorted('impact')).toEqual(['b', 'a', 'c'])
  })

  it('counts the issues of each view', async () => {
    const projectId = aProject()
    await open().insert([
      anErrorRow({ projectId }),
      anErrorRow({ projectId, fingerprint: randomUUID(), at: now - 2 * DAY_MS }),
    ])

    const counts = await open().issues.counts(filterOf(projectId, ''))
    const none = await open().issues.counts(filterOf(projectId, 'nothing'))

    const others = { regressed: 0, mine: 0, archived: 0, resolved: 0 }
    expect(counts).toEqual({ open: 1, new: 1, ...others })
    expect(none).toEqual({ open: 0, new: 0, ...others })
  })

  it('tells what stands out against all events, once there are enough', async () => {
    const projectId = aProject()
    const fingerprint = randomUUID()
    await open().insert([
      ...Array.from({ length: 40 }, (_, n) =>
        anErrorRow({
          ...{ projectId, fingerprint, browser: `Safari ${String(17 + (n % 2))}` },
          country: n < 32 ? 'NO' : 'SE',
        }),
      ),
      ...Array.from({ length: 48 }, () => anErrorRow({ projectId, country: 'SE' })),
      // Of which nobody knows where they were.
      ...Array.from({ length: 12 }, () => anErrorRow({ projectId })),
    ])

    const [, issue] = await open().issues.list(filterOf(projectId, ''))
    const overview = await open().issues.overview(filterOf(projectId, ''), fingerprint)

    expect(issue?.facet).toEqual({ key: 'browser', value: 'Safari', share: 1 })
    expect(overview?.standout).toEqual([
      { key: 'browser', value: 'Safari', share: 1, baseline: 0.4, n: 40 },
      { key: 'country', value: 'NO', share: 0.8, baseline: 32 / 88, n: 40 },
    ])
  })

  it.each([DAY_MS, 30 * DAY_MS])('lists all values of a tag over %d ms', async (spanMs) => {
    const projectId = aProject()
    const tagged = (plan: string, country = 'DE') =>
      anErrorRow({ projectId, country, tags: { plan, browser: 'mine', country: 'theirs' } })
    await open().insert([tagged('pro'), tagged('pro', 'NO'), tagged('free*'), tagged('', '')])
    const { fingerprint: id } = anErrorRow()
    const values = async (key: string, search = '') =>
      (
        await open().issues.tagValues({
          ...{ projectId, from: now - spanMs, to: now + 600_000, id, key, search, limit: 10 },
        })
      )?.values

    expect(await values('plan')).toEqual([
      { value: 'pro', events: 2 },
      { value: 'free*', events: 1 },
    ])
    expect(await values('plan', 'E*')).toEqual([{ value: 'free*', events: 1 }])
    expect(await values('browser')).toEqual([{ value: 'Chrome 156', events: 4 }])
    expect(await values('tag.browser')).toEqual([{ value: 'mine', events: 4 }])
    expect(await values('country')).toEqual([
      { value: 'DE', events: 2 },
      { value: 'NO', events: 1 },
    ])
    expect(await values('tag.country')).toEqual([{ value: 'theirs', events: 4 }])
    expect(await values('constructor')).toEqual([])
  })

  it('stops telling the values of a tag apart that has a new one in each event', async () => {
    const projectId = aProject()
    const tagged = (from: number) =>
      Array.from({ length: 40 }, (_, n) =>
        anErrorRow({ projectId, tags: { plan: 'pro', order: `order ${String(from + n)}` } }),
      )
    const values = async (key: string) =>
      open().issues.projectValues({
        ...{ projectId, from: now - DAY_MS, to: now + 600_000, key, contains: '', limit: 1_000 },
      })
    await open().insert([...tagged(0), anErrorRow({ projectId, tags: { order: 'order 7' } })])

    await open().limitTags({ values: 20, keys: 100 })
    for (const from of [0, 40, 80, 120]) await open().insert(tagged(from))
    await open().limitTags({ values: 20, keys: 100 })

    expect(await values('tag.order')).toHaveLength(40)
    expect(await values('tag.plan')).toEqual([{ value: 'pro', events: 200 }])
    // Those that were most frequent are counted on.
    expect((await values('tag.order'))[0]).toEqual({ value: 'order 7', events: 3 })
    const overview = await open().issues.overview(
      filterOf(projectId, '', { from: now - 30 * DAY_MS }),
      anErrorRow().fingerprint,
    )
    const orders = overview?.tags.find(({ key }) => key === 'order')?.values ?? []
    expect(orders[0]).toEqual({ value: '', events: 140 })
  })

  it('stops counting keys of a project that makes up new ones, and keeps them on the event', async () => {
    const [projectId, other] = [aProject(), aProject()]
    const madeUp = (from: number) =>
      Array.from({ length: 30 }, (_, n) =>
        anErrorRow({ projectId, tags: { plan: 'pro', [`order ${from + n}`]: 'x' } }),
      )
    const keys = async (of: number) => {
      const { fingerprint } = anErrorRow()
      const filter = filterOf(of, '', { from: now - 30 * DAY_MS })
      const overview = await open().issues.overview(filter, fingerprint)
      return (overview?.tags ?? []).map(({ key }) => key)
    }
    await open().insert(madeUp(0))
    await open().insert([anErrorRow({ projectId, tags: { rare: 'x' } }), ...madeUp(0)])

    const limits = { values: 1_000, keys: 25 }
    await open().limitTags(limits)
    const last = anErrorRow({ projectId, at: now + 1, tags: { plan: 'pro', late: 'x' } })
    await open().insert([...madeUp(100), last])
    await open().limitTags(limits)
    await open().insert([
      ...madeUp(200),
      ...madeUp(0),
      anErrorRow({ projectId: other, tags: { late: 'x' } }),
    ])

    const own = (await keys(projectId)).filter((key) => key.startsWith('order'))
    expect(own).toHaveLength(30)
    expect(own).not.toContain('order 100')
    expect(await keys(projectId)).toEqual(expect.arrayContaining(['plan', 'rare', 'browser']))
    expect(await keys(projectId)).not.toContain('late')
    expect(await keys(other)).toContain('late')
    const values = async (key: string) =>
      open().issues.projectValues({
        ...{ projectId, from: now - DAY_MS, to: now + 600_000, key, contains: '', limit: 10 },
      })
    expect(await values('tag.plan')).toEqual([{ value: 'pro', events: 151 }])
    expect(await values('browser')).toEqual([{ value: 'Chrome 156', events: 152 }])
    // The last of those that stay: the most frequent, then by their names.
    expect(await values('tag.order 0')).toEqual([{ value: 'x', events: 3 }])
    expect(await values('tag.order 9')).toEqual([{ value: 'x', events: 2 }])
    const event = await open().issues.event(projectId, anErrorRow().fingerprint, last.eventId)
    expect(event?.tags).toMatchObject({ late: 'x' })
  })

  it('pages through the events of an issue, over days and equal times', async () => {
    const projectId = aProject()
    const at = now - 5 * DAY_MS
    const rows = [now - 2_000, at, at, at, at - 1, at - 3 * DAY_MS].map((time, n) =>
      anErrorRow({ projectId, at: time, message: n === 1 ? 'marked' : 'x' }),
    )
    await open().insert(rows)
    const query = { projectId, from: now - 30 * DAY_MS, to: now, search: [], limit: 2 }
    const id = anErrorRow().fingerprint
    const seen: string[] = []
    for (let before: { at: number; eventId: string } | undefined; ;) {
      const page = await open().issues.events({ ...query, id, ...(before && { before }) })
      seen.push(...page.map(({ eventId }) => eventId))
      before = page.at(-1)
      if (!before) break
    }
    const marked = await open().issues.events({ ...query, id, search: parseSearch('marked').parts })

    expect(seen).toHaveLength(6)
    expect(new Set(seen)).toEqual(new Set(rows.map(({ eventId }) => eventId)))
    expect(marked.map(({ eventId }) => eventId)).toEqual([rows[1]?.eventId])
  })

  it('counts a batch once in every rollup, however often it is tried', async () => {
    const projectId = aProject()
    // Of this week or the last, of a whole one, and of the days that the window begins with.
    const rows = [2, 17, 29].map((days) =>
      anErrorRow({ projectId, at: now - days * DAY_MS, tags: { plan: 'pro' } }),
    )
    const token = randomUUID()
    for (let time = 0; time < 3; time += 1) await open().insert(rows, token)
    // The numbers of a row are of other rollups than those that a list is searched and sorted by.
    const filter = filterOf(projectId, 'events:>=3 events:<=3', { from: now - 30 * DAY_MS })

    const [issue] = await open().issues.list(filter)
    const overview = await open().issues.overview(filter, issue?.id ?? '')

    expect(issue?.events).toBe(3)
    expect(issue?.trend.reduce((sum, events) => sum + events)).toBe(3)
    expect(overview?.tags).toContainEqual({ key: 'plan', values: [{ value: 'pro', events: 3 }] })
    expect(overview?.releases).toMatchObject([{ events: 3 }])
  })
}
