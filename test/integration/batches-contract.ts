import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Store } from '../../packages/ingest/src/store/ports.ts'
import { anErrorRow } from '../harness/rows.ts'

interface Given {
  store: Store
  /** Of this test alone. */
  projectId: number
}

/** What the log relies on: rows that are refused by themselves, and beacons that are known again. */
export function describeBatches(given: () => Given): void {
  const now = Date.now()
  const day = { from: now - 86_400_000, to: now + 600_000 }

  it('stores the neighbours of rows that the engine refuses, and answers which', async () => {
    const { store, projectId } = given()
    const rows = Array.from({ length: 9 }, () => anErrorRow({ projectId }))
    const bad = [2, 7].map((index) => {
      const row = anErrorRow({ projectId, eventId: 'no-uuid' })
      rows[index] = row
      return row
    })
    const token = randomUUID()

    const refused = await store.insert(rows, token)
    const again = await store.insert(rows, token)

    expect(refused.map(({ row }) => row)).toEqual(bad)
    expect(again.map(({ row }) => row)).toEqual(bad)
    expect(refused[0]?.reason).toContain('Cannot parse UUID')
    expect(await store.rates({ projectId, ...day })).toEqual({ errors: 7, pageViews: 0 })
  })

  it('knows the beacons of other batches, and not those of the same one', async () => {
    const { store, projectId } = given()
    const [id, other, token] = [randomUUID(), randomUUID(), randomUUID()]
    const beacon = { projectId, receivedAt: now }
    await store.insert([{ is: 'beacon', ...beacon, id, token }])
    const all = [id, other].map((each) => ({ projectId, id: each }))

    expect(await store.beacons.seen(all, 'another')).toEqual(new Set([id]))
    expect(await store.beacons.seen(all, token)).toEqual(new Set())
    expect(await store.beacons.seen([{ projectId: given().projectId, id }], 'another')).toEqual(
      new Set(),
    )
  })

  it('forgets a beacon after a day', async () => {
    const { store, projectId } = given()
    const id = randomUUID()
    await store.insert([
      { is: 'beacon', projectId, id, receivedAt: now - 25 * 3_600_000, token: randomUUID() },
    ])

    expect(await store.beacons.seen([{ projectId, id }], 'another')).toEqual(new Set())
  })

  it('tells the ledger in longer steps', async () => {
    const { store, projectId } = given()
    const noon = Math.floor(now / 86_400_000) * 86_400_000 - 43_200_000
    const line = {
      is: 'outcome',
      projectId,
      kind: 'error',
      outcome: 'stored',
      reason: '',
    } as const
    const ats = [noon, noon + 60_000, noon + 3_600_000, noon + 3_660_000]
    await store.insert(ats.map((at, n) => ({ ...line, at, n: n + 1 })))

    const range = { projectId, from: noon, to: noon + 86_400_000 }

    const counted = async (stepMs: number) =>
      (await store.outcomes(range, stepMs)).map(({ minute, n }) => [minute - noon, n])
    expect(await counted(3_600_000)).toEqual([
      [3_600_000, 7],
      [0, 3],
    ])
    expect(await counted(86_400_000)).toEqual([[-43_200_000, 10]])
  })
}
