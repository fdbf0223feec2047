import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { By } from '../../packages/ingest/src/issues/workflow/by.ts'
import { mergeIssues } from '../../packages/ingest/src/issues/workflow/merge.ts'
import { splitParts, unmergeParts } from '../../packages/ingest/src/issues/workflow/take-apart.ts'
import { undoChange } from '../../packages/ingest/src/issues/workflow/undo.ts'
import type { Store } from '../../packages/ingest/src/store/ports.ts'
import type { ActivityRow } from '../../packages/ingest/src/store/rows.ts'
import { anErrorRow } from '../harness/rows.ts'

/** What people decide, wherever the database runs. */
export function describeWorkflow(open: () => Store, aProject: () => number): void {
  describe('what people decide', () => {
    const [red, blue] = [
      'aaaaaaaa-0000-4000-8000-00000000000a',
      'bbbbbbbb-0000-4000-8000-00000000000b',
    ]
    const [one, two] = [
      '11111111-0000-4000-8000-000000000001',
      '22222222-0000-4000-8000-000000000002',
    ]
    /** Of each test: the engine of this file may have run for minutes. */
    let now: number
    let store: Store
    let projectId: number

    beforeEach(async () => {
      now = Date.now()
      store = open()
      projectId = aProject()
      await store.insert([
        ...[1, 2, 3].map(() =>
          anErrorRow({ projectId, fingerprint: red, fine: one, userId: 'ana' }),
        ),
        ...[1, 2].map(() => anErrorRow({ projectId, fingerprint: red, fine: two, userId: 'ben' })),
        anErrorRow({ projectId, fingerprint: blue, fine: randomUUID(), userId: 'ana' }),
      ])
    })

    const by = (at = now): By => ({
      ...{ actor: 'ana', now: at, change: randomUUID(), newId: randomUUID },
    })
    const atOnce = <Result>(work: () => Promise<Result>) => work()
    const split = (parts: string[], of = store, id = red) =>
      splitParts({ store: of, betweenBatches: atOnce }, { projectId, id, parts }, by())

    async function numbers(): Promise<Record<string, [events: number, users: number]>> {
      const issues = await store.issues.list({
        ...{ projectId, from: now - 3_600_000, to: now + 1_000, search: [], sort: 'events' },
        ...{ limit: 50, offset: 0 },
      })
      return Object.fromEntries(issues.map(({ id, events, users }) => [id, [events, users]]))
    }

    /** A store of which the process ends at a write. */
    function killedAt(last: number): Store {
      let writes = 0
      const insert: Store['insert'] = (...given) => {
        writes += 1
        if (writes >= last) return Promise.reject(new Error('killed'))
        return store.insert(...given)
      }
      return { ...store, insert }
    }

    const decision = (given: Partial<ActivityRow>): ActivityRow => ({
      ...{ is: 'activity', projectId, fingerprint: red, at: now, actor: 'ana', release: '' },
      ...{ verb: 'resolved', id: randomUUID(), change: randomUUID() },
      ...given,
    })

    it('is the newest of each kind, whatever order it was written in', async () => {
      await store.insert([
        decision({
          ...{ at: now + 2, verb: 'archived' },
          decides: {
            is: 'state',
            state: 'archived',
            until: { is: 'users', more: 3 },
            regressed: false,
          },
        }),
      ])
      await store.insert([
        decision({ at: now + 1 }),
        decision({ at: now + 9, verb: 'assigned', decides: { is: 'assignee', assignee: 'ben' } }),
      ])

      const issue = (await store.workflow.issues(projectId, [red])).get(red)

      expect(issue).toMatchObject({
        ...{ id: red, state: 'archived', archivedUntil: { is: 'users', more: 3 }, assignee: 'ben' },
        ...{ version: now + 9, decidedAt: now + 2, last: { assignee: { actor: 'ana' } } },
      })
    })

    it('is as its verb says where it was written before states had an end', async () => {
      await store.insert([decision({ verb: 'regressed' })])

      expect((await store.workflow.issues(projectId, [red])).get(red)).toMatchObject({
        ...{ state: 'open', regressed: true, decidedAt: now },
      })
    })

    it('shows a return once that two processes noticed', async () => {
      const row = decision({ verb: 'regressed' })
      await store.insert([row])
      await store.insert([{ ...row, at: now + 3 }])

      const issue = await store.issues.overview({ projectId, from: now - 9_000, to: now }, red)

      expect(issue?.activity.map(({ verb }) => verb)).toEqual(['regressed'])
    })

    it('merges, and takes it back to what it was', async () => {
      const done = await mergeIssues(store, { projectId, ids: [red, blue] }, by())
      expect(done).toEqual({ is: 'done', ids: [red] })
      expect(await numbers()).toEqual({ [red]: [6, 2] })

      await unmergeParts(
        { store, betweenBatches: atOnce },
        { projectId, id: red, parts: [blue] },
        by(),
      )

      expect(await numbers()).toEqual({ [red]: [5, 2], [blue]: [1, 1] })
    })

    it.each([1, 2])(
      'hides nothing where a merge ended before its write %d, and can be merged again',
      async (last) => {
        await store.insert([
          decision({
            ...{ fingerprint: blue, verb: 'resolved' },
            decides: { is: 'state', state: 'resolved', until: { is: 'event' }, regressed: false },
          }),
        ])
        const given = { projectId, ids: [red, blue], into: red }

        await expect(mergeIssues(killedAt(last), given, by())).rejects.toThrow('killed')
        const between = (await store.workflow.issues(projectId, [red])).get(red)
        expect(between?.state).toBe('open')
        expect(await mergeIssues(store, given, by())).toMatchObject({ is: 'done' })
        expect((await store.workflow.issues(projectId, [blue])).get(blue)).toMatchObject({
          ...{ id: red, state: 'open' },
        })
      },
    )

    it('splits, and every number of the whole is in one of the parts', async () => {
      await split([two])
      expect(await numbers()).toEqual({ [red]: [3, 1], [two]: [2, 1], [blue]: [1, 1] })

      await mergeIssues(store, { projectId, ids: [red, two], into: red }, by(now + 5))
      expect(await numbers()).toEqual({ [red]: [5, 2], [blue]: [1, 1] })
      expect((await store.issues.known(projectId, [red, two])).get(red)).toMatchObject({
        ...{ id: red, isSplit: true },
      })
    })

    it('finds the errors of both sides, those of before the split and of after', async () => {
      await split([two])
      await store.insert([anErrorRow({ projectId, fingerprint: two, fine: two, at: now - 1 })])

      const newest = await store.issues.event(projectId, two, 'latest')
      const before = await store.issues.event(projectId, two, newest?.previous ?? '')

      expect([newest?.fingerprint, before?.fingerprint]).toEqual([two, red])
      expect((await store.workflow.parts(projectId, two)).map(({ events }) => events)).toEqual([3])
    })

    it.each([1, 2, 3, 4, 5])(
      'has done nothing where a split ended before its write %d, and can be split again',
      async (last) => {
        await expect(split([two], killedAt(last))).rejects.toThrow('killed')
        expect((await numbers())[red]?.[0]).toBe(5)

        await split([two])
        expect(await numbers()).toEqual({ [red]: [3, 1], [two]: [2, 1], [blue]: [1, 1] })
      },
    )

    it('has done nothing where a split ended between counting and showing', async () => {
      const killed = {
        ...store,
        workflow: {
          ...store.workflow,
          splitRollups: async (...given: Parameters<Store['workflow']['splitRollups']>) => {
            await store.workflow.splitRollups(...given)
            throw new Error('killed')
          },
        },
      }

      await expect(split([two], killed)).rejects.toThrow('killed')
      await expect(split([two], killed)).rejects.toThrow('killed')
      expect(await numbers()).toEqual({ [red]: [5, 2], [blue]: [1, 1] })

      await split([two])
      expect(await numbers()).toEqual({ [red]: [3, 1], [two]: [2, 1], [blue]: [1, 1] })
    })

    describe('of which the process ended between the history and the names', () => {
      const resolved = { is: 'state', state: 'resolved', until: { is: 'event' } } as const
      const whole = { [red]: [6, 2] }
      const apart = { [red]: [5, 2], [blue]: [1, 1] }
      const undo = (change: string, at: number, of = store) =>
        undoChange(of, { projectId, change }, by(at))

      async function merged(at: number): Promise<string> {
        const change = by(at)
        expect(await mergeIssues(store, { projectId, ids: [red, blue] }, change)).toMatchObject({
          is: 'done',
        })
        return change.change
      }

      it('a merge can be taken back, and made by taking that back', async () => {
        const half = by()
        const given = { projectId, ids: [red, blue] }
        await expect(mergeIssues(killedAt(2), given, half)).rejects.toThrow('killed')

        const back = by(now + 5)
        expect(await undoChange(store, { projectId, change: half.change }, back)).toMatchObject({
          is: 'done',
        })
        expect(await numbers()).toEqual(apart)
        expect(await undo(back.change, now + 9)).toMatchObject({ is: 'done' })
        expect(await numbers()).toEqual(whole)
      })

      it.each([1, 2])('unmerging can be done again, write %d', async (last) => {
        await merged(now)
        const unmerge = (of: Store, at: number) => {
          const given = { projectId, id: red, parts: [blue] }
          return unmergeParts({ store: of, betweenBatches: atOnce }, given, by(at))
        }

        await expect(unmerge(killedAt(last), now + 5)).rejects.toThrow('killed')
        expect(await numbers()).toEqual(whole)
        expect(await unmerge(store, now + 9)).toMatchObject({ is: 'done' })
        expect(await numbers()).toEqual(apart)
      })

      it('unmerging can be taken back although it unmerged nothing', async () => {
        await merged(now)
        const half = by(now + 5)
        await expect(
          unmergeParts(
            { store: killedAt(2), betweenBatches: atOnce },
            { projectId, id: red, parts: [blue] },
            half,
          ),
        ).rejects.toThrow('killed')

        expect(await undo(half.change, now + 9)).toMatchObject({ is: 'done' })
        expect(await numbers()).toEqual(whole)
      })

      it('a split leaves what it splits off as the whole was', async () => {
        await store.insert([decision({ decides: { ...resolved, regressed: false } })])
        const half = by(now + 5)
        const given = { projectId, id: red, parts: [two] }
        const options = { betweenBatches: atOnce }
        await expect(splitParts({ ...options, store: killedAt(5) }, given, half)).rejects.toThrow()

        expect(await undo(half.change, now + 9)).toMatchObject({ is: 'done' })
        const again = await splitParts({ ...options, store }, given, by(now + 20))

        expect(again).toMatchObject({ is: 'done' })
        expect((await store.workflow.issues(projectId, [two])).get(two)).toMatchObject({
          ...{ id: two, state: 'resolved' },
        })
      })

      it.each([1, 2])(
        'taking back can be done again, and taken back itself, write %d',
        async (last) => {
          const change = await merged(now)

          await expect(undo(change, now + 5, killedAt(last))).rejects.toThrow('killed')
          const back = by(now + 9)
          expect(await undoChange(store, { projectId, change }, back)).toMatchObject({ is: 'done' })
          expect(await numbers()).toEqual(apart)

          await expect(undo(back.change, now + 15, killedAt(last))).rejects.toThrow('killed')
          expect(await undo(back.change, now + 20)).toMatchObject({ is: 'done' })
          expect(await numbers()).toEqual(whole)
        },
      )
    })

    it('is taken back only as long as nobody led the same elsewhere', async () => {
      const merged = by()
      await mergeIssues(store, { projectId, ids: [red, blue] }, merged)
      const given = { projectId, change: merged.change }
      await unmergeParts(
        { store, betweenBatches: atOnce },
        { projectId, id: red, parts: [blue] },
        by(now + 5),
      )

      expect(await undoChange(store, given, by(now + 9))).toMatchObject({ is: 'conflict' })
      expect(await numbers()).toEqual({ [red]: [5, 2], [blue]: [1, 1] })
    })

    it('holds although the clock was set back in between', async () => {
      await mergeIssues(store, { projectId, ids: [red, blue] }, by(now))
      const earlier = by(now - 86_400_000)

      await unmergeParts(
        { store, betweenBatches: atOnce },
        { projectId, id: red, parts: [blue] },
        earlier,
      )

      expect(Object.keys(await numbers())).toHaveLength(2)
    })

    it('knows when each release was seen first', async () => {
      await store.insert([
        anErrorRow({ projectId, release: '2.0.0', at: now - 7_000, firstAt: now - 9_000 }),
      ])

      expect((await store.workflow.releases(projectId)).get('2.0.0')).toBe(now - 9_000)
    })

    it('counts what came since a moment within a minute', async () => {
      const green = randomUUID()
      const at = Math.floor(now / 60_000) * 60_000 - 120_000
      await store.insert([
        anErrorRow({ projectId, fingerprint: green, at: at + 10_000, userId: 'b', weight: 5 }),
        anErrorRow({ projectId, fingerprint: green, at: at + 30_000, userId: 'c', weight: 2 }),
        anErrorRow({ projectId, fingerprint: green, at: at + 61_000, userId: 'c', weight: 3 }),
        // After the one that is asked about, which came late.
        anErrorRow({ projectId, fingerprint: green, at: at + 120_000, userId: 'd', weight: 50 }),
      ])

      const query = { projectId, id: green, since: at + 20_000, at: at + 61_000 }

      expect(await store.workflow.traffic(query)).toEqual({ events: 5, later: 50, users: 2 })
    })
  })
}
