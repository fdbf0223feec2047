import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ResolvedUntil } from '../../packages/ingest/src/contract/issue.ts'
import { parseSearch } from '../../packages/ingest/src/search.ts'
import type { Store } from '../../packages/ingest/src/store/ports.ts'
import type { ActivityRow, Row } from '../../packages/ingest/src/store/rows.ts'
import { anErrorRow, aPageViewRow, aVitalRow } from '../harness/rows.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Releases, their sessions and deploys, whatever order their rows came in. */
export function describeReleases(storeOf: () => Store, aProject: () => number): void {
  const now = Date.now()
  const scopeOf = (projectId: number) => ({ projectId, from: now - 7 * DAY, to: now + 10 * MINUTE })

  /** All that the page tells of sessions, as one value to compare. */
  async function answersOf(projectId: number) {
    const store = storeOf()
    const { releases } = store
    const scope = scopeOf(projectId)
    return {
      all: await store.sessions(scope),
      releases: await releases.sessions(scope, 7),
      users: await releases.users(scope),
      trends: await releases.trends(scope, { releases: ['1', '2', '3'], buckets: 7 }),
      recent: await releases.recentSessions(scope),
      order: [...(await releases.firstSeen(projectId))].toSorted(),
      known: await releases.known({ ...scope, text: '', limit: 10 }),
    }
  }

  describe('sessions of a release', () => {
    const signal = fc.record({
      is: fc.constantFrom('view' as const, 'view' as const, 'error' as const, 'captured' as const),
      session: fc.constantFrom('', 'a', 'b', 'c', 'd'),
      user: fc.constantFrom('', 'ana', 'bo'),
      release: fc.constantFrom('', '1', '2', '3'),
      environment: fc.constantFrom('production', 'staging'),
      // Around a midnight, and the day before yesterday.
      at: fc.constantFrom(
        ...[-1, -MINUTE, 0, MINUTE, 90 * MINUTE].map(
          (ms) => Math.floor(now / DAY) * DAY - DAY + ms,
        ),
        now - 3 * DAY,
      ),
      weight: fc.constantFrom(1, 1, 4),
    })

    type Signal = typeof signal extends fc.Arbitrary<infer Value> ? Value : never

    function toRow(projectId: number, { is, session, user, ...rest }: Signal): Row {
      const given = { projectId, ...rest, sessionId: session, userId: user, eventId: randomUUID() }
      if (is === 'view') return aPageViewRow(given)
      return anErrorRow({ ...given, mechanism: is === 'error' ? 'error' : 'captured' })
    }

    it('are the same in any order and in any batches', { timeout: 120_000 }, async () => {
      const property = fc.asyncProperty(
        fc.array(signal, { minLength: 1, maxLength: 14 }).chain((signals) =>
          fc.record({
            signals: fc.constant(signals),
            order: fc.shuffledSubarray([...signals.keys()], { minLength: signals.length }),
            cuts: fc.array(fc.nat(signals.length), { maxLength: 3 }),
          }),
        ),
        async ({ signals, order, cuts }) => {
          const [whole, shuffled] = [aProject(), aProject()]
          const rowsOf = (projectId: number) => signals.map((one) => toRow(projectId, one))
          await storeOf().insert(rowsOf(whole))
          const rows = rowsOf(shuffled)
          const late = order.flatMap((index) => rows[index] ?? [])
          const ends = [...cuts.toSorted((a, b) => a - b), late.length]
          for (const [index, end] of ends.entries()) {
            const batch = late.slice(ends[index - 1] ?? 0, end)
            // The token of a batch that was stored and is tried again.
            const token = randomUUID()
            for (const attempt of [batch, batch]) {
              if (attempt.length > 0) await storeOf().insert(attempt, token)
            }
          }

          expect(await answersOf(shuffled)).toEqual(await answersOf(whole))
        },
      )
      await fc.assert(property, { numRuns: 12 })
    })

    it('over an update count in both, and crash where they crashed', async () => {
      const projectId = aProject()
      const of = (release: string) => ({ projectId, sessionId: 'a', userId: 'ana', release })
      await storeOf().insert([
        aPageViewRow(of('1')),
        aPageViewRow(of('2')),
        anErrorRow(of('2')),
        aPageViewRow({ ...of('1'), sessionId: 'b' }),
      ])

      const { releases } = storeOf()

      expect(await releases.sessions(scopeOf(projectId), 7)).toMatchObject([
        { release: '1', sessions: 2, crashed: 0, n: 2 },
        { release: '2', sessions: 1, crashed: 1, n: 1 },
      ])
      expect(await releases.users(scopeOf(projectId))).toMatchObject([
        { release: '1', users: 1, n: 1, crashed: 0 },
        { release: '2', users: 1, n: 1, crashed: 1 },
      ])
      expect(await releases.recentSessions(scopeOf(projectId))).toBe(2)
      expect(await storeOf().sessions(scopeOf(projectId))).toMatchObject([
        { release: '', n: 2, sessions: 2, crashFree: 0.5 },
        { release: '1', crashFree: 1 },
        { release: '2', crashFree: 0 },
      ])
    })

    it('over a midnight are one session, however the window is cut', async () => {
      const projectId = aProject()
      const midnight = Math.floor(now / DAY) * DAY
      const of = (at: number) => ({ projectId, sessionId: 'a', at })
      await storeOf().insert([
        aPageViewRow(of(midnight - MINUTE)),
        anErrorRow(of(midnight + MINUTE)),
      ])
      const from = midnight - DAY

      const both = await storeOf().releases.sessions({ projectId, from, to: midnight + HOUR }, 2)
      const before = await storeOf().releases.sessions({ projectId, from, to: midnight }, 2)
      const after = await storeOf().releases.sessions(
        { projectId, from: midnight, to: midnight + HOUR },
        2,
      )

      expect(both).toMatchObject([{ sessions: 1, n: 1, crashed: 1, errors: 1 }])
      expect(before).toMatchObject([{ sessions: 1, n: 1, crashed: 0, errors: 0 }])
      // Without its page view nobody knows of those that did not crash.
      expect(after).toMatchObject([{ sessions: 0, n: 0, crashed: 0, errors: 1 }])
    })

    it('that were not sampled, known by an error alone, are no part of a rate', async () => {
      const projectId = aProject()
      await storeOf().insert([
        ...Array.from({ length: 3 }, () => aPageViewRow({ projectId, weight: 10, userId: 'ana' })),
        anErrorRow({ projectId, userId: 'bo' }),
        // No session at all: nobody's crash, but an error of the release.
        anErrorRow({ projectId, sessionId: '' }),
      ])

      expect(await storeOf().releases.sessions(scopeOf(projectId), 7)).toMatchObject([
        { sessions: 30, n: 3, crashed: 0, errors: 2, pageViews: 30 },
      ])
      expect(await storeOf().releases.users(scopeOf(projectId))).toMatchObject([
        { users: 2, n: 1, crashed: 0 },
      ])
    })

    it('are of the environment that is asked for', async () => {
      const projectId = aProject()
      await storeOf().insert([
        aPageViewRow({ projectId, environment: 'staging' }),
        aPageViewRow({ projectId }),
        aPageViewRow({ projectId }),
      ])

      const asked = { ...scopeOf(projectId), environment: 'production' }

      expect(await storeOf().releases.sessions(asked, 7)).toMatchObject([{ sessions: 2 }])
      expect(await storeOf().releases.recentSessions(asked)).toBe(2)
    })
  })

  describe('releases', () => {
    it('are in the order in which they were first seen, in whatever order they arrived', async () => {
      const projectId = aProject()
      const seen = (release: string, at: number) =>
        storeOf().insert([aPageViewRow({ projectId, release, at })])
      await seen('1.10', now - HOUR)
      await seen('', now - HOUR)
      await seen('1.9', now - 2 * HOUR)
      await seen('1.10', now - 3 * HOUR)

      const order = await storeOf().releases.firstSeen(projectId)

      expect([...order]).toEqual([
        ['1.9', now - 2 * HOUR],
        ['1.10', now - 3 * HOUR],
      ])
    })

    it.each([
      ['1.', ['1.9']],
      ['_', ['1_9']],
      ['*9', ['1.9', '1_9', 'ä/%9']],
      ['1*', ['1.9', '1_9']],
      ['Ä/', ['ä/%9']],
      [`') OR 1=1 --`, []],
    ])('are found by %s', async (text, expected) => {
      const projectId = aProject()
      await storeOf().insert(
        ['1.9', '1_9', 'ä/%9', '2'].map((release) => aPageViewRow({ projectId, release })),
      )

      const found = await storeOf().releases.known({ ...scopeOf(projectId), text, limit: 10 })

      expect(found.map(({ release }) => release).toSorted()).toEqual(expected.toSorted())
    })

    it('know the issues that began with them and those that came back', async () => {
      const projectId = aProject()
      const [fresh, back, link] = [randomUUID(), randomUUID(), randomUUID()]
      const activity = { is: 'activity' as const, projectId, at: now - MINUTE, actor: 'seismo' }
      await storeOf().insert([
        anErrorRow({ projectId, fingerprint: fresh, release: '2', type: 'New' }),
        anErrorRow({ projectId, fingerprint: back, release: '1', at: now - DAY, type: 'Old' }),
        anErrorRow({ projectId, fingerprint: back, release: '2', type: 'Old' }),
        anErrorRow({ projectId, fingerprint: link, release: '2' }),
        { ...activity, fingerprint: back, verb: 'regressed', release: '2' },
        { ...activity, fingerprint: back, at: now, verb: 'regressed', release: '2' },
        // Its events belong to an issue that began before.
        {
          ...{
            is: 'alias',
            projectId,
            fingerprint: link,
            byPerson: true,
            link: back,
            target: back,
          },
          ...{ at: now, actor: 'ana', reason: '' },
        },
      ])

      const counts = await storeOf().releases.issueCounts(projectId, {
        releases: ['1', '2', '3'],
        nextOf: new Map([['1', '2']]),
      })
      const issues = await storeOf().releases.issues(projectId, {
        ...{ release: '2', previous: '1' },
      })

      expect(counts).toEqual([
        { release: '1', fresh: 1, regressed: 0, resolved: 0 },
        { release: '2', fresh: 1, regressed: 1, resolved: 0 },
        { release: '3', fresh: 0, regressed: 0, resolved: 0 },
      ])
      expect(issues).toMatchObject([
        { id: back, is: 'regressed', type: 'Old', at: now },
        { id: fresh, is: 'new', type: 'New' },
      ])
    })

    it('know the issues that stand resolved in them, by name or as the next one', async () => {
      const projectId = aProject()
      const of = (until: ResolvedUntil, at = now): ActivityRow => ({
        ...{ is: 'activity', projectId, fingerprint: randomUUID(), at, actor: 'ana' },
        ...{
          verb: 'resolved',
          release: '',
          decides: { is: 'state', state: 'resolved', until, regressed: false },
        },
      })
      const again = of({ is: 'release', release: '2' }, now - MINUTE)
      const byName = of({ is: 'release', release: '2' })
      const asNext = of({ is: 'next-release', after: '1' }, now - 2 * MINUTE)
      await storeOf().insert([
        ...[byName, asNext].map(({ fingerprint }) => anErrorRow({ projectId, fingerprint })),
        byName,
        asNext,
        of({ is: 'next-release', after: '2' }),
        of({ is: 'event' }),
        again,
        {
          ...{ ...again, at: now, verb: 'reopened' },
          decides: { is: 'state', state: 'open', until: null, regressed: false },
        },
      ])

      const counts = await storeOf().releases.issueCounts(projectId, {
        releases: ['1', '2'],
        nextOf: new Map([['1', '2']]),
      })

      expect(counts).toMatchObject([
        { release: '1', resolved: 0 },
        { release: '2', resolved: 2 },
      ])
      const listed = await storeOf().releases.issues(projectId, { release: '2', previous: '1' })
      expect(listed.filter(({ is }) => is === 'resolved')).toMatchObject([
        { id: byName.fingerprint, at: now },
        { id: asNext.fingerprint, at: now - 2 * MINUTE, type: anErrorRow().type },
      ])
      const found = async (q: string, nextOf = new Map([['1', '2']])) => {
        const issues = await storeOf().issues.list({
          ...{
            projectId,
            from: now - 60 * MINUTE,
            to: now + 10 * MINUTE,
            search: parseSearch(q).parts,
          },
          ...{ sort: 'events', limit: 10, offset: 0, nextOf },
        })
        return issues.map(({ id }) => id).toSorted()
      }
      const both = [byName.fingerprint, asNext.fingerprint].toSorted()
      expect(await found('resolved-in:2')).toEqual(both)
      expect(await found('resolved-in:"?"')).toEqual([])
      expect(await found('resolved-in:*')).toEqual(both)
      expect(await found('resolved-in:2', new Map())).toEqual([byName.fingerprint])
      expect(await found('!resolved-in:2')).toEqual([])
      expect(await found('!resolved-in:3')).toEqual(both)
    })

    it('compare vitals on the same pages and devices', async () => {
      const projectId = aProject()
      const values = (
        release: string,
        page: { route: string; device: 'mobile' | 'desktop' },
        value: number,
        n: number,
      ) => Array.from({ length: n }, () => aVitalRow({ projectId, release, ...page, value }))
      const slow = { route: '/pay', device: 'mobile' } as const
      const fast = { route: '/', device: 'desktop' } as const
      await storeOf().insert([
        // As fast as before on each, but nearly everybody came by phone.
        ...values('2', slow, 4_000, 90),
        ...values('2', fast, 1_000, 10),
        ...values('1', slow, 4_000, 10),
        ...values('1', fast, 1_000, 90),
        // A page that the release before had not.
        ...values('2', { route: '/new', device: 'mobile' }, 9_000, 100),
      ])

      const deltas = await storeOf().releases.vitals(scopeOf(projectId), {
        ...{ release: '2', previous: '1' },
      })

      expect(deltas).toEqual([
        {
          ...{ metric: 'LCP', p75: 4_000, previousP75: 4_000 },
          ...{ n: 100, previousN: 100, covered: 0.5 },
        },
      ])
    })
  })

  describe('deploys', () => {
    const told = {
      ...{ release: '2', environment: 'production', at: now - HOUR, source: 'api' as const },
      ...{ url: '', commit: '', actor: 'token' },
    }

    it('told twice are one, as it was told last', async () => {
      const projectId = aProject()
      const { deploys } = storeOf().releases
      await deploys.add(projectId, told)
      await deploys.add(projectId, { ...told, commit: 'c0ffee' })
      await deploys.add(projectId, { ...told, at: told.at + MINUTE })

      expect(await deploys.list({ ...scopeOf(projectId), limit: 10 })).toMatchObject([
        { at: told.at + MINUTE, commit: null },
        { at: told.at, commit: 'c0ffee', url: null, source: 'api' },
      ])
    })

    it('are the first sight of a release where nobody told of it', async () => {
      const projectId = aProject()
      const { deploys } = storeOf().releases
      await storeOf().insert([
        aPageViewRow({ projectId, release: '1', at: now - 2 * DAY }),
        aPageViewRow({ projectId, release: '2', at: now - MINUTE }),
        aPageViewRow({ projectId, release: '2', at: now - 2 * MINUTE, environment: 'staging' }),
        aPageViewRow({ projectId, release: '', at: now - MINUTE }),
      ])
      await deploys.add(projectId, told)
      const sight = { source: 'first-sight', actor: 'seismo' }

      expect(await deploys.list({ ...scopeOf(projectId), limit: 10 })).toMatchObject([
        { release: '2', environment: 'staging', at: now - 2 * MINUTE, ...sight },
        { release: '2', environment: 'production', at: told.at, source: 'api' },
        { release: '1', environment: 'production', at: now - 2 * DAY, ...sight },
      ])
      expect(await deploys.ofReleases(projectId, ['1', '2'], 1)).toMatchObject([
        { release: '2', environment: 'staging' },
        { release: '1' },
      ])
      expect(
        await deploys.list({
          ...scopeOf(projectId),
          environment: 'production',
          release: '2',
          limit: 1,
        }),
      ).toMatchObject([{ source: 'api' }])
    })
  })
}
