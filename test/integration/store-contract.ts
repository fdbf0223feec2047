import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseSearch, toPart } from '../../packages/ingest/src/search.ts'
import type { IssueFilter, Store } from '../../packages/ingest/src/store/ports.ts'
import type { FreshStore } from '../harness/fresh-store.ts'
import { anErrorRow, aPageViewRow, aRequestRow, aStackRow, aVitalRow } from '../harness/rows.ts'
import { describeAliases } from './aliases-contract.ts'
import { describeBatches } from './batches-contract.ts'
import { describeRepairs } from './repairs-contract.ts'
import { describeSearch } from './search-contract.ts'
import { describeSignals } from './signals-contract.ts'
import { describeUploads } from './uploads-contract.ts'
import { describeWorkflow } from './workflow-contract.ts'

/** What every store keeps, wherever its ClickHouse runs. */
export function describeStore(name: string, open: () => Promise<FreshStore>): void {
  describe(name, () => {
    let store: Store
    let remove: () => Promise<void>
    const now = Date.now()
    const day = { from: now - 86_400_000, to: now + 600_000 }
    let nextProject = 1

    beforeAll(async () => {
      ;({ store, remove } = await open())
    })

    afterAll(() => remove())

    /** Tests share the engine, never a project. */
    function aProject(): number {
      return nextProject++
    }

    function everything(projectId: number): IssueFilter {
      return { projectId, ...day, search: [], sort: 'last-seen', limit: 50, offset: 0 }
    }

    describe('issues', () => {
      it('counts events, users and sessions of an issue', async () => {
        const projectId = aProject()
        await store.insert([
          anErrorRow({ projectId, userId: 'ana', sessionId: 'a' }),
          anErrorRow({ projectId, userId: 'ana', sessionId: 'b' }),
          anErrorRow({ projectId, userId: '', sessionId: 'b' }),
        ])

        const [issue, ...others] = await store.issues.list(everything(projectId))

        expect(others).toEqual([])
        expect(issue).toMatchObject({
          events: 3,
          users: 1,
          sessions: 2,
          state: 'open',
          page: '/cart',
        })
        expect(issue?.trend.reduce((sum, n) => sum + n)).toBe(3)
      })

      it.each([1, 13, 23])(
        'finds an event of %d:00 UTC in whatever zone the machine is',
        async (hour) => {
          const projectId = aProject()
          const at = Math.floor(now / 86_400_000 - 1) * 86_400_000 + hour * 3_600_000
          await store.insert([anErrorRow({ projectId, at })])
          const filter = { ...everything(projectId), from: at - 60_000, to: at + 60_000 }

          expect(await store.issues.list(filter)).toHaveLength(1)
          expect((await store.issues.overview(filter, anErrorRow().fingerprint))?.tags).not.toEqual(
            [],
          )
        },
      )

      it('tells the first and last release by time, not by arrival', async () => {
        const projectId = aProject()
        await store.insert([anErrorRow({ projectId, at: now - 1_000, release: '2.0.0' })])
        await store.insert([anErrorRow({ projectId, at: now - 9_000, release: '1.9.0' })])

        const [issue] = await store.issues.list(everything(projectId))

        expect(issue).toMatchObject({
          firstRelease: '1.9.0',
          lastRelease: '2.0.0',
          firstSeen: now - 9_000,
        })
      })

      it.each([
        ['a word of the message', 'UNDEFINED', 1],
        ['a word that is not there', 'nope', 0],
        ['a wildcard that is only text', '%', 0],
        ['a release', 'release:1.0.*', 1],
        ['another release', 'release:1_0_0', 0],
        ['an excluded browser', '!browser:chrome*', 0],
        ['a browser of any version', 'browser:chrome', 1],
        ['half a browser', 'browser:chro', 0],
        ['a page', 'page:/cart', 1],
        ['an injection', `"') OR 1=1 --"`, 0],
      ])('filters by %s', async (_, q, expected) => {
        const projectId = aProject()
        await store.insert([anErrorRow({ projectId })])

        const issues = await store.issues.list({
          ...everything(projectId),
          search: parseSearch(q).parts,
        })

        expect(issues).toHaveLength(expected)
      })

      it.each([`it's`, 'a\\b', '\\n', 'tab\there', 'line\nfeed', `'] OR [`, '\\N', '%_', 'é😀'])(
        'finds %j by every character of it',
        async (text) => {
          const projectId = aProject()
          await store.insert([
            anErrorRow({ projectId, message: `before ${text} after`, release: text }),
          ])
          const search = [toPart('release', text), { is: 'text', text, exclude: false } as const]

          const issues = await store.issues.list({ ...everything(projectId), search })

          expect(issues).toHaveLength(1)
        },
      )

      it('leaves an issue out of a window without its events', async () => {
        const projectId = aProject()
        await store.insert([anErrorRow({ projectId, at: now - 7_200_000 })])

        const issues = await store.issues.list({ ...everything(projectId), from: now - 3_600_000 })

        expect(issues).toEqual([])
      })

      it('shows the newest state of its activity', async () => {
        const projectId = aProject()
        const row = anErrorRow({ projectId })
        const activity = {
          is: 'activity',
          projectId,
          fingerprint: row.fingerprint,
          release: '',
        } as const
        await store.insert([
          row,
          { ...activity, at: now - 3_000, actor: 'seismo', verb: 'created' },
          { ...activity, at: now - 2_000, actor: 'ana', verb: 'resolved' },
        ])

        const resolved = await store.issues.list({ ...everything(projectId), state: 'resolved' })
        const open = await store.issues.list({ ...everything(projectId), state: 'open' })
        const known = await store.issues.known(projectId, [row.fingerprint, randomUUID()])

        expect(resolved).toHaveLength(1)
        expect(open).toEqual([])
        expect([...known]).toMatchObject([
          [row.fingerprint, { id: row.fingerprint, state: 'resolved', decidedAt: now - 2_000 }],
        ])
      })

      it('is found by its id and by its short id, with tags, releases and why', async () => {
        const projectId = aProject()
        await store.insert([anErrorRow({ projectId, tags: { plan: 'pro' } })])
        const [issue] = await store.issues.list(everything(projectId))

        const byId = await store.issues.overview({ projectId, ...day }, issue?.id ?? '')
        const byShortId = await store.issues.overview(
          { projectId, ...day },
          `WEB-${issue?.shortId ?? ''}`,
        )
        const unknown = await store.issues.overview({ projectId, ...day }, randomUUID())

        expect(byId?.summary.id).toBe(issue?.id)
        expect(byShortId).toEqual(byId)
        expect(unknown).toBeUndefined()
        expect(byId?.tags).toContainEqual({ key: 'plan', values: [{ value: 'pro', events: 1 }] })
        expect(byId?.grouping).toEqual({ version: 'v1', why: ['type TypeError'] })
        expect(byId?.releases).toMatchObject([{ release: '1.0.0', events: 1 }])
      })

      it('opens from a link although nothing of it happened in the window', async () => {
        const projectId = aProject()
        const row = anErrorRow({ projectId, at: now - 7_200_000 })
        await store.insert([row])

        const overview = await store.issues.overview(
          { projectId, from: now - 3_600_000, to: now },
          row.fingerprint,
        )

        expect(overview?.summary).toMatchObject({ events: 0, message: 'x is undefined' })
      })
    })

    describe('events', () => {
      it('are found by name and id, with their stack and neighbours', async () => {
        const projectId = aProject()
        const rows = [3_000, 2_000, 1_000].map((ago) => anErrorRow({ projectId, at: now - ago }))
        const [oldest, middle, latest] = rows.map(({ eventId }) => eventId)
        await store.insert([...rows, aStackRow({ projectId })])
        const event = (which: string) =>
          store.issues.event(projectId, rows[0]?.fingerprint ?? '', which)

        expect((await event('oldest'))?.eventId).toBe(oldest)
        expect((await event('latest'))?.eventId).toBe(latest)
        expect(await event(middle ?? '')).toMatchObject({ previous: oldest, next: latest })
        expect((await event('latest'))?.exceptions).toEqual(aStackRow().exceptions)
        expect(await event(randomUUID())).toBeUndefined()
      })

      it('recommend one whose stack was mapped', async () => {
        const projectId = aProject()
        const mapped = anErrorRow({ projectId, at: now - 5_000, attrs: { mapped: 'yes' } })
        await store.insert([
          mapped,
          anErrorRow({ projectId, at: now - 1_000, attrs: { mapped: 'no' } }),
        ])

        const event = await store.issues.event(projectId, mapped.fingerprint, 'recommended')

        expect(event?.eventId).toBe(mapped.eventId)
      })

      it('keep every character of a hostile message', async () => {
        const projectId = aProject()
        const message = `<script>'"\\\u0000\u202e😀\n\t{{x}} \${y} %s ; DROP TABLE errors --`
        const row = anErrorRow({ projectId, message })
        await store.insert([row])

        const event = await store.issues.event(projectId, row.fingerprint, 'latest')

        expect(event?.message).toBe(message)
      })
    })

    it('stores a batch once, however often it is retried', async () => {
      const projectId = aProject()
      const rows = [anErrorRow({ projectId }), aPageViewRow({ projectId })]
      const token = randomUUID()

      await store.insert(rows, token)
      await store.insert(rows, token)

      const [issue] = await store.issues.list(everything(projectId))
      expect(issue?.events).toBe(1)
      expect(await store.rates({ projectId, ...day })).toEqual({ errors: 1, pageViews: 1 })
    })

    it('stores every other batch that is written beside a retried one', async () => {
      const projectId = aProject()
      const token = randomUUID()
      const retried = [anErrorRow({ projectId })]
      const others = Array.from({ length: 8 }, () => [anErrorRow({ projectId })])

      await Promise.all([
        store.insert(retried, token),
        ...others.map((rows) => store.insert(rows)),
        store.insert([anErrorRow({ projectId })], randomUUID()),
      ])
      await store.insert(retried, token)

      expect(await store.rates({ projectId, ...day })).toEqual({ errors: 10, pageViews: 0 })
    })

    it('knows an issue among as many as a batch can bring', async () => {
      const projectId = aProject()
      const row = anErrorRow({ projectId })
      await store.insert([row])
      const strangers = Array.from({ length: 10_000 }, () => randomUUID())

      const known = await store.issues.known(projectId, [...strangers, row.fingerprint])

      expect([...known.keys()]).toEqual([row.fingerprint])
    })

    it('rejects with what the engine says of a query', async () => {
      const event = store.issues.event(aProject(), 'no-uuid', 'latest')

      await expect(event).rejects.toMatchObject({
        message: expect.stringContaining('Cannot parse uuid no-uuid') as string,
        code: '376',
        type: 'CANNOT_PARSE_UUID',
      })
    })

    it('answers a ping', async () => {
      await expect(store.ping()).resolves.toBeUndefined()
    })

    it('answers a session in the order of time', async () => {
      const projectId = aProject()
      const sessionId = randomUUID()
      await store.insert([
        anErrorRow({ projectId, sessionId, at: now - 1_000 }),
        aPageViewRow({ projectId, sessionId, at: now - 9_000 }),
        aRequestRow({ projectId, sessionId, at: now - 2_000 }),
        aVitalRow({ projectId, sessionId, at: now - 5_000 }),
        aVitalRow({ projectId }),
      ])

      const signals = await store.session(projectId, sessionId, day)

      expect(signals.map(({ is }) => is)).toEqual(['pageview', 'vital', 'request', 'error'])
    })

    it('answers vitals with percentile, ratings and a histogram that adds up', async () => {
      const projectId = aProject()
      const good = [500, 1_000, 1_500, 2_000].map((value) => ({ value, rating: 'good' }))
      const middling = { value: 3_000, rating: 'needs-improvement' }
      const poor = [9_000, 99_000].map((value) => ({ value, rating: 'poor' }))
      await store.insert(
        [...good, middling, ...poor].map((vital) => aVitalRow({ projectId, ...vital })),
      )
      await store.insert([
        aVitalRow({ projectId, metric: 'CLS', value: 0, route: '/x', device: 'mobile' }),
      ])

      const all = await store.vitals({ projectId, ...day, percentile: 75 })
      const mobile = await store.vitals({ projectId, ...day, percentile: 75, device: 'mobile' })
      const byPage = await store.vitals({
        projectId,
        ...day,
        percentile: 50,
        metric: 'CLS',
        by: 'page',
      })

      const lcp = all.find(({ metric }) => metric === 'LCP')
      expect(lcp).toMatchObject({ n: 7, good: 4, needsImprovement: 1, poor: 2, rating: 'poor' })
      expect(lcp?.histogram.reduce((sum, { n }) => sum + n, 0)).toBe(7)
      expect(lcp?.histogram.at(-1)).toMatchObject({ to: null, n: 2 })
      expect(lcp?.series.reduce((sum, { n }) => sum + n, 0)).toBe(7)
      expect(mobile.map(({ metric }) => metric)).toEqual(['CLS'])
      expect(byPage).toMatchObject([{ group: '/x', value: 0, n: 1 }])
      expect(byPage[0]?.histogram[0]).toMatchObject({ from: 0, n: 1 })
    })

    it('folds failed requests by address and outcome', async () => {
      const projectId = aProject()
      await store.insert([
        aRequestRow({ projectId, durationMs: 100, sessionId: 'a' }),
        aRequestRow({ projectId, durationMs: 300, sessionId: 'a' }),
        aRequestRow({ projectId, status: 0, outcome: 'network-error' }),
      ])

      const stats = await store.requests({ projectId, ...day }, 10)

      expect(stats).toMatchObject([
        { n: 2, sessions: 1, status: 500, page: '/cart' },
        { n: 1, status: 0, outcome: 'network-error' },
      ])
      expect(stats[0]?.trend.reduce((sum, n) => sum + n)).toBe(2)
    })

    it('remembers the first event of a project', async () => {
      const projectId = aProject()
      const before = await store.firstEventAt(projectId)
      const stored = {
        is: 'outcome',
        projectId,
        kind: 'error',
        outcome: 'stored',
        reason: '',
        n: 2,
      } as const
      await store.insert([
        { ...stored, at: now },
        { ...stored, at: now, outcome: 'dropped', reason: 'invalid' },
      ])

      expect(before).toBeNull()
      expect(await store.firstEventAt(projectId)).toBe(Math.floor(now / 60_000) * 60_000)
      expect(await store.outcomes({ projectId, ...day }, 60_000)).toMatchObject([
        { outcome: 'dropped', reason: 'invalid', n: 2 },
        { outcome: 'stored', n: 2 },
      ])
    })

    it('answers the newest value of a change and forgets removed ones', async () => {
      const change = { kind: 'login', actor: 'ana' } as const
      await store.changes.append({ ...change, id: 'a', at: now, value: '1' })
      await store.changes.append({ ...change, id: 'a', at: now + 1, value: '2' })
      await store.changes.append({ ...change, id: 'b', at: now, value: '1' })
      await store.changes.append({ ...change, id: 'b', at: now + 1, value: '' })

      expect(await store.changes.newest('login')).toMatchObject([
        { id: 'a', value: '2', at: now + 1 },
      ])
      expect(await store.changes.newest('login', 'b')).toEqual([])
    })

    it('tells every change with what it replaced, newest first, in pages', async () => {
      const change = { kind: 'token', actor: 'ana' } as const
      const later = now + 60_000
      await store.changes.append({ ...change, id: 'c', at: later, value: '1' })
      await store.changes.append({ ...change, id: 'd', at: later + 1, value: '1' })
      await store.changes.append({ ...change, id: 'c', at: later + 2, value: '2' })
      await store.changes.append({ ...change, id: 'c', at: later + 3, value: '' })

      const first = await store.changes.history({ limit: 3, offset: 0 })
      const rest = await store.changes.history({ limit: 1, offset: 3 })

      expect(first).toMatchObject([
        { id: 'c', at: later + 3, before: '2', value: '' },
        { id: 'c', at: later + 2, before: '1', value: '2' },
        { id: 'd', at: later + 1, before: '', value: '1' },
      ])
      expect(rest).toEqual([{ ...change, id: 'c', at: later, before: '', value: '1' }])
    })

    it('replaces an alert entry when its deliveries are known', async () => {
      const projectId = aProject()
      const entry = {
        at: now,
        incident: 'spike/1',
        startedAt: now,
        rule: 'spike',
        severity: 'critical',
        state: 'firing',
        value: 9,
        above: 5,
        errors: 9,
        summary: '9 errors',
        deliveries: [],
      } as const
      const delivery = {
        receiver: 'ops',
        kind: 'webhook',
        at: now,
        status: 'delivered',
        attempts: 1,
        detail: 'HTTP 200',
      } as const
      await store.alerts.append(projectId, { ...entry, deliveries: [] })
      await store.alerts.append(projectId, { ...entry, deliveries: [delivery] })

      expect(await store.alerts.history(projectId, 10)).toEqual([
        { ...entry, deliveries: [delivery] },
      ])
    })

    describeBatches(() => ({ store, projectId: aProject() }))
    describeAliases(() => store, aProject)
    describeSearch(() => store, aProject)
    describeRepairs(() => store, aProject)
    describeUploads(() => store, aProject)
    describeSignals(() => store, aProject)
    describeWorkflow(() => store, aProject)
  })
}
