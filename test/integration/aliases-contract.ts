import { toPart } from '../../packages/ingest/src/search.ts'
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { toShortId } from '../../packages/ingest/src/issues/short-id.ts'
import type { IssueFilter, Store } from '../../packages/ingest/src/store/ports.ts'
import type { AliasRow } from '../../packages/ingest/src/store/rows.ts'
import { anErrorRow } from '../harness/rows.ts'

/** An issue is all that aliases lead to it. */
export function describeAliases(open: () => Store, aProject: () => number): void {
  describe('an issue that an alias leads to', () => {
    const now = Date.now()
    const old = 'aaaaaaaa-1111-4111-8111-111111111111'
    const target = 'bbbbbbbb-2222-4222-8222-222222222222'
    let store: Store
    let projectId: number

    beforeEach(async () => {
      store = open()
      projectId = aProject()
      await store.insert([
        anErrorRow({
          ...{ projectId, fingerprint: old, at: now - 9_000, release: '1', culprit: 'app.js' },
          ...{ userId: 'ana', sessionId: 'a', eventId: '00000000-0000-4000-8000-000000000001' },
        }),
        anErrorRow({
          ...{ projectId, fingerprint: target, at: now - 5_000, release: '2', culprit: 'src/a.ts' },
          ...{ userId: 'ana', sessionId: 'b', eventId: '00000000-0000-4000-8000-000000000002' },
        }),
        anErrorRow({ projectId, fingerprint: randomUUID(), userId: 'ben', release: '3' }),
      ])
    })

    function anAlias(given: Partial<AliasRow> = {}): AliasRow {
      return {
        ...{ is: 'alias', projectId, fingerprint: old, byPerson: false, link: target, target },
        ...{ at: now, actor: 'seismo', reason: '' },
        ...given,
      }
    }

    const scope = () => ({ projectId, from: now - 3_600_000, to: now + 600_000 })

    async function listed(given: Partial<IssueFilter> = {}) {
      const issues = await store.issues.list({
        ...{ ...scope(), search: [], sort: 'events', limit: 50, offset: 0 },
        ...given,
      })
      return issues.filter(({ id }) => id === old || id === target)
    }

    it('counts events, users and sessions of both, each user once', async () => {
      await store.insert([anAlias()])

      const [issue, ...others] = await listed()

      expect(others).toEqual([])
      expect(issue).toMatchObject({
        ...{ id: target, events: 2, users: 1, sessions: 2, culprit: 'src/a.ts' },
        ...{ firstSeen: now - 9_000, lastSeen: now - 5_000, firstRelease: '1', lastRelease: '2' },
      })
      expect(issue?.trend.reduce((sum, n) => sum + n)).toBe(2)
    })

    it('is one at once, although the project had none when it was read before', async () => {
      expect(await listed()).toHaveLength(2)

      await store.insert([anAlias()])

      expect(await listed()).toMatchObject([{ id: target, events: 2 }])
    })

    it('is found by what only the other was', async () => {
      await store.insert([anAlias()])
      const ofRelease = (value: string) => listed({ search: [toPart('release', value)] })

      expect(await ofRelease('1')).toMatchObject([{ id: target, events: 1 }])
      expect(await ofRelease('3')).toEqual([])
    })

    it('answers at both addresses, with the tags, releases and history of both', async () => {
      await store.insert([
        anAlias(),
        ...[old, target].map((fingerprint, index) => ({
          ...{ is: 'activity' as const, projectId, fingerprint, at: now - 9_000 + index * 4_000 },
          ...{ actor: 'seismo', verb: 'created' as const, release: '' },
        })),
      ])

      const [there, here, short] = await Promise.all(
        [target, old, toShortId(old)].map((id) => store.issues.overview(scope(), id)),
      )

      expect(here).toEqual(there)
      expect(short).toEqual(there)
      expect(here?.summary).toMatchObject({ id: target, events: 2 })
      expect(here?.releases.map(({ release }) => release)).toEqual(['2', '1'])
      expect(here?.tags.find(({ key }) => key === 'release')?.values).toHaveLength(2)
      expect(here?.series.reduce((sum, { events }) => sum + events, 0)).toBe(2)
      expect(here?.activity).toMatchObject([{ verb: 'created', at: now - 9_000 }])
    })

    it('has the events of both for neighbours', async () => {
      await store.insert([anAlias()])

      const newest = await store.issues.event(projectId, target, 'latest')
      const oldest = await store.issues.event(projectId, target, newest?.previous ?? 'oldest')

      expect(newest).toMatchObject({ fingerprint: target, next: null })
      expect(oldest).toMatchObject({ fingerprint: old, previous: null, next: newest?.eventId })
    })

    it('has the newest decision on either of them', async () => {
      const decide = (fingerprint: string, at: number, verb: 'resolved' | 'reopened') =>
        store.insert([
          { ...{ is: 'activity', projectId, fingerprint, at, actor: 'ana' }, verb, release: '' },
        ])
      await store.insert([anAlias()])

      await decide(old, now - 3_000, 'resolved')
      expect(await listed()).toMatchObject([{ state: 'resolved' }])
      expect([...(await store.issues.known(projectId, [old, target]))]).toMatchObject(
        [old, target].map((id) => [id, { id: target, state: 'resolved', decidedAt: now - 3_000 }]),
      )

      await decide(target, now - 2_000, 'reopened')
      expect(await listed()).toMatchObject([{ state: 'open' }])
      expect((await store.issues.known(projectId, [old])).get(old)?.state).toBe('open')
    })

    it('is two again where the alias was taken back, and as a person said in any case', async () => {
      await store.insert([anAlias()])
      await store.insert([anAlias({ link: old, target: old, at: now + 1 })])
      expect(await listed()).toHaveLength(2)

      await store.insert([anAlias({ byPerson: true, at: now - 99_000 })])
      await store.insert([anAlias({ link: old, target: old, at: now + 2 })])
      expect(await listed()).toHaveLength(1)
    })

    it('takes its name from the other until it has an event of its own', async () => {
      const fresh = randomUUID()
      const head = { projectId, id: fresh, from: old, version: 'v1', class: 'error', why: ['w'] }
      await store.repairs.addHead({ ...head, culprit: 'src/b.ts in b' })
      await store.repairs.addHead({ ...head, culprit: 'another' })
      await store.insert([anAlias({ link: fresh, target: fresh })])

      const overview = await store.issues.overview(scope(), old)

      expect(overview?.summary).toMatchObject({
        ...{ id: fresh, culprit: 'src/b.ts in b', type: 'TypeError', events: 1 },
        ...{ firstSeen: now - 9_000, firstRelease: '1', lastRelease: '1' },
      })
      expect(overview?.grouping.why).toEqual(['w'])
      expect(await store.repairs.lastSeen(projectId, fresh)).toBe(now - 9_000)
    })
  })
}
