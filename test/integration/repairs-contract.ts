import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Store } from '../../packages/ingest/src/store/ports.ts'
import type { AliasRow } from '../../packages/ingest/src/store/rows.ts'
import { anErrorRow, aStackRow } from '../harness/rows.ts'

/** What the repair of stored stacks relies on. */
export function describeRepairs(open: () => Store, aProject: () => number): void {
  describe('a repair', () => {
    const now = Date.now()

    it('finds uploads until they are repaired for good, then while they are new', async () => {
      const [store, projectId] = [open(), aProject()]
      const artifact = { release: '1', path: '/a.js', key: 'aa', sizeBytes: 1, uploadedAt: now }
      const mark = (repairedAt: number) =>
        store.insert([
          {
            ...{ is: 'map-repair', projectId, release: '1', path: '/a.js', debugId: '' },
            uploadedAt: now,
            repairedAt,
          },
        ])
      const found = async (since: number, oldest = 0) =>
        (await store.repairs.uploads({ since, oldest })).filter(
          (one) => one.projectId === projectId,
        )
      await store.artifacts.add(projectId, artifact)

      expect(await found(now + 1)).toEqual([{ projectId, artifact, repairedAt: 0 }])
      await mark(now + 1_000)
      expect(await found(now + 1)).toEqual([{ projectId, artifact, repairedAt: now + 1_000 }])
      await mark(now + 15_000)
      expect(await found(now + 1)).toEqual([])
      expect(await found(now)).toHaveLength(1)
      expect(await found(now, now + 1)).toEqual([])

      const again = { ...artifact, key: 'bb', uploadedAt: now + 20_000 }
      await store.artifacts.add(projectId, again)
      expect(await found(now + 90_000)).toEqual([{ projectId, artifact: again, repairedAt: 0 }])
    })

    it('goes through the stacks of a release and of debug ids, the newest of each', async () => {
      const [store, projectId] = [open(), aProject()]
      const other = { [`it's \\ a.js`]: 'd-1' }
      const ids = Array.from({ length: 4 }, () => randomUUID())
      const [first, second, third, fourth] = ids.map((stackId, index) =>
        aStackRow({ projectId, stackId, release: index < 2 ? '1' : '2', receivedAt: now }),
      )
      if (!first || !second || !third || !fourth) throw new Error('four were made')
      const newer = { ...first, receivedAt: now + 5, exceptions: [] }
      const withId = { ...third, debugIds: other }
      await store.insert([first, second, withId, fourth])
      await store.insert([newer])

      const seen = []
      for (let after: string | undefined; ;) {
        const page = { projectId, release: '1', debugIds: ['d-1', 'd-2'], limit: 1 }
        const [row] = await store.repairs.stacks({ ...page, ...(after && { after }) })
        if (!row) break
        seen.push(row)
        after = row.stackId
      }

      const byId = (rows: { stackId: string }[]) =>
        rows.toSorted((a, b) => a.stackId.localeCompare(b.stackId))
      expect(byId(seen)).toEqual(byId([newer, second, withId]))
      expect(byId(await store.repairs.stacksWithIds(projectId, ids))).toEqual(
        byId([newer, second, withId, fourth]),
      )
      expect(
        await store.repairs.stacks({ projectId, release: '', debugIds: [], limit: 9 }),
      ).toEqual([])
    })

    it('tells which errors have a stack, and what else they were grouped by', async () => {
      const [store, projectId] = [open(), aProject()]
      const [stackId, another, fingerprint] = [randomUUID(), randomUUID(), randomUUID()]
      await store.insert([
        anErrorRow({ projectId, fingerprint, stackId, weight: 3, route: '/cart/:id' }),
        anErrorRow({ projectId, fingerprint, stackId }),
        anErrorRow({ projectId, fingerprint, stackId: another }),
      ])

      expect(await store.repairs.uses(projectId, [stackId])).toEqual([
        { fingerprint, stackId, events: 4 },
      ])
      const page = { projectId, fingerprints: [fingerprint], limit: 1 }
      const [first] = await store.repairs.groupedStacks(page)
      const [second] = await store.repairs.groupedStacks({
        ...page,
        ...(first && { after: first }),
      })
      const both = [first, second].toSorted((a) => (a?.stackId === stackId ? -1 : 1))
      expect(both).toEqual([
        {
          ...{ fingerprint, stackId, version: 'v1', class: 'error', why: ['type TypeError'] },
          routes: ['/cart/:id', 'https://shop.example/cart'],
        },
        expect.objectContaining({ stackId: another, routes: ['https://shop.example/cart'] }),
      ])
      expect(
        await store.repairs.groupedStacks({ ...page, ...(second && { after: second }) }),
      ).toEqual([])
    })

    it('reads aliases as they were written, the newest of each hand', async () => {
      const [store, projectId] = [open(), aProject()]
      const alias: AliasRow = {
        ...{ is: 'alias', projectId, fingerprint: randomUUID(), byPerson: false, at: now },
        ...{ link: randomUUID(), target: randomUUID(), actor: 'seismo', reason: `it's "so"` },
      }
      const newer = { ...alias, at: now + 1, reason: 'another' }
      const person = { ...alias, byPerson: true, actor: 'ana' }
      for (const row of [alias, newer, person]) await store.insert([row])

      expect(await store.repairs.aliases(projectId)).toEqual([newer, person])
    })
  })
}
