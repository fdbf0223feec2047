import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseSearch, toPart } from '../../packages/ingest/src/search.ts'
import type { IssueFilter, Store } from '../../packages/ingest/src/store/ports.ts'
import type { FreshStore } from '../harness/fresh-store.ts'
import { anErrorRow, aPageViewRow } from '../harness/rows.ts'
import { describeAlertInputs } from './alert-inputs-contract.ts'
import { describeAlerts } from './alerts-contract.ts'
import { describeAliases } from './aliases-contract.ts'
import { describeAnswers } from './answers-contract.ts'
import { describeBatches } from './batches-contract.ts'
import { describeReleases } from './releases-contract.ts'
import { describeGrouping } from './grouping-contract.ts'
import { describeDimensions } from './dimensions-contract.ts'
import { describeEvents } from './events-contract.ts'
import { describePages } from './pages-contract.ts'
import { describeRecords } from './records-contract.ts'
import { describeRepairs } from './repairs-contract.ts'
import { describeRequests } from './requests-contract.ts'
import { describeSearch } from './search-contract.ts'
import { describeServerMetrics } from './server-metrics-contract.ts'
import { describeSignals } from './signals-contract.ts'
import { describeStorage } from './storage-contract.ts'
import { describeTraces } from './traces-contract.ts'
import { describeUploads } from './uploads-contract.ts'
import { describeVisits } from './visits-contract.ts'
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

    describeEvents(() => store, aProject)
    describeAnswers(() => store, aProject)
    describeDimensions(() => store, aProject)
    describeRecords(() => store, aProject)
    describeAlerts(() => store, aProject)
    describeBatches(() => ({ store, projectId: aProject() }))
    describeAlertInputs(() => store, aProject)
    describeAliases(() => store, aProject)
    describeSearch(() => store, aProject)
    describeRepairs(() => store, aProject)
    describeReleases(() => store, aProject)

    describeTraces(() => store, aProject)
    describeUploads(() => store, aProject)
    describeGrouping(() => store, aProject)
    describeServerMetrics(() => store, aProject)
    describeSignals(() => store, aProject)
    describePages(() => store, aProject)
    describeRequests(() => store, aProject)
    describeVisits(() => store, aProject)
    describeStorage(() => store, aProject)
    describeWorkflow(() => store, aProject)
  })
}
