import { expect, it } from 'vitest'
import type { Store } from '../../packages/ingest/src/store/ports.ts'
import { anErrorRow } from '../harness/rows.ts'

const A = 'aaaaaaaa-0000-0000-0000-000000000000'
const B = 'bbbbbbbb-0000-0000-0000-000000000000'

/** What grouping rules and the budget of new issues read. */
export function describeGrouping(open: () => Store, aProject: () => number): void {
  const now = Date.now()
  const row = { is: 'issue-budget', turnedAway: 0, events: 0 } as const

  it('takes errors for one kind that no rule can tell apart', async () => {
    const [store, projectId] = [open(), aProject()]
    const error = (given: Parameters<typeof anErrorRow>[0]) =>
      anErrorRow({ projectId, fingerprint: A, at: now - 1_000, weight: 2, ...given })
    await store.insert([
      error({ eventId: A, tags: { tenant: 'x', other: '1' }, url: 'https://a.example/1' }),
      error({ eventId: B, tags: { tenant: 'x', other: '2' }, url: 'https://a.example/2' }),
      error({ eventId: B.replace('b', 'c'), tags: { tenant: 'y' }, at: now }),
    ])
    const query = { projectId, from: now - 60_000, to: now + 1, tags: ['tenant'], limit: 10 }

    const kinds = await store.errorKinds({ ...query, byUrl: false })
    const byUrl = await store.errorKinds({ ...query, byUrl: true })

    expect(kinds).toMatchObject([
      { fingerprint: A, tags: { tenant: 'y' }, events: 2, lastSeen: now },
      { fingerprint: A, tags: { tenant: 'x' }, events: 4, own: { fingerprint: A } },
    ])
    expect(byUrl).toHaveLength(3)
    expect(await store.errorKinds({ ...query, byUrl: true, limit: 1 })).toHaveLength(1)
  })

  it('knows the own hash of an error beyond the budget', async () => {
    const [store, projectId] = [open(), aProject()]
    const attrs = { fingerprint: B, class: 'network' }
    await store.insert([anErrorRow({ projectId, at: now, class: 'overflow', attrs })])

    const kinds = await store.errorKinds({
      ...{ projectId, from: now - 1, to: now + 1, tags: [], byUrl: false, limit: 10 },
    })

    expect(kinds).toMatchObject([{ own: { fingerprint: B, class: 'network' } }])
  })

  it('remembers what was decided on a batch, and what the newest other one left', async () => {
    const [store, projectId] = [open(), aProject()]
    expect(await store.issueBudget.read(projectId, 'log:1')).toEqual({})

    await store.insert([{ ...row, projectId, at: now, batch: 'log:1', tokens: 4, admitted: [A] }])
    await store.insert([{ ...row, projectId, at: now, batch: 'log:2', tokens: 2.5, admitted: [] }])

    const read = (batch: string) => store.issueBudget.read(projectId, batch)
    expect(await read('log:1')).toEqual({ decided: [A], level: { tokens: 2.5, at: now } })
    expect(await read('log:2')).toEqual({ decided: [], level: { tokens: 4, at: now } })
    expect(await read('log:3')).toEqual({ level: { tokens: 2.5, at: now } })
  })

  it('tells which projects were over their budget', async () => {
    const [store, projectId] = [open(), aProject()]
    const over = { ...row, projectId, tokens: 0, admitted: [], turnedAway: 2 }
    await store.insert([{ ...over, at: now - 9_000, batch: 'log:1', events: 100 }])
    await store.insert([{ ...over, at: now - 5_000, batch: 'log:2', events: 5 }])
    await store.insert([{ ...over, at: now, batch: 'log:3', events: 7 }])

    const [mine] = (await store.issueBudget.over(now - 6_000)).filter(
      (one) => one.projectId === projectId,
    )

    expect(mine).toEqual({ projectId, kinds: 4, events: 12, lastAt: now })
  })

  it('keeps the grouping rules of a project among the changes', async () => {
    const [store, projectId] = [open(), aProject()]
    const change = { kind: 'grouping-rules', id: String(projectId), actor: 'ana' } as const
    await store.changes.append({ ...change, at: now, value: '{"yaml":"","from":"page"}' })

    expect(await store.changes.newest('grouping-rules', String(projectId))).toEqual([
      { ...change, at: now, value: '{"yaml":"","from":"page"}' },
    ])
  })
}
