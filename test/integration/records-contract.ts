import { expect, it } from 'vitest'
import type { Store } from '../../packages/ingest/src/store/ports.ts'

/** What the service itself writes down: its ledger, its configuration and its alerts; see store-contract.ts. */
export function describeRecords(storeOf: () => Store, aProject: () => number): void {
  const now = Date.now()
  const day = { from: now - 86_400_000, to: now + 1_000 }

  it('remembers the first event of a project', async () => {
    const projectId = aProject()
    const before = await storeOf().firstEventAt(projectId)
    const stored = {
      is: 'outcome',
      projectId,
      kind: 'error',
      outcome: 'stored',
      reason: '',
      n: 2,
    } as const
    await storeOf().insert([
      { ...stored, at: now },
      { ...stored, at: now, outcome: 'dropped', reason: 'invalid' },
    ])

    expect(before).toBeNull()
    expect(await storeOf().firstEventAt(projectId)).toBe(Math.floor(now / 60_000) * 60_000)
    expect(await storeOf().outcomes({ projectId, ...day }, 60_000)).toMatchObject([
      { outcome: 'dropped', reason: 'invalid', n: 2 },
      { outcome: 'stored', n: 2 },
    ])
  })

  it('answers the newest value of a change and forgets removed ones', async () => {
    const change = { kind: 'login', actor: 'ana' } as const
    await storeOf().changes.append({ ...change, id: 'a', at: now, value: '1' })
    await storeOf().changes.append({ ...change, id: 'a', at: now + 1, value: '2' })
    await storeOf().changes.append({ ...change, id: 'b', at: now, value: '1' })
    await storeOf().changes.append({ ...change, id: 'b', at: now + 1, value: '' })

    expect(await storeOf().changes.newest('login')).toMatchObject([
      { id: 'a', value: '2', at: now + 1 },
    ])
    expect(await storeOf().changes.newest('login', 'b')).toEqual([])
  })

  it('tells the changes of one id within a time, with what each replaced', async () => {
    const change = { kind: 'project', actor: 'ana', id: '4711' } as const
    await storeOf().changes.append({ ...change, at: now - 9, value: '1' })
    await storeOf().changes.append({ ...change, at: now - 5, value: '2' })
    await storeOf().changes.append({ ...change, at: now, value: '3' })
    await storeOf().changes.append({ ...change, kind: 'token', at: now - 5, value: '2' })

    const found = await storeOf().changes.between({
      ...{ kinds: ['project', 'grouping-rules'], id: '4711', from: now - 5, to: now },
    })

    expect(found).toEqual([{ ...change, at: now - 5, before: '1', value: '2' }])
  })

  it('tells every change with what it replaced, newest first, in pages', async () => {
    const change = { kind: 'token', actor: 'ana' } as const
    const later = now + 60_000
    await storeOf().changes.append({ ...change, id: 'c', at: later, value: '1' })
    await storeOf().changes.append({ ...change, id: 'd', at: later + 1, value: '1' })
    await storeOf().changes.append({ ...change, id: 'c', at: later + 2, value: '2' })
    await storeOf().changes.append({ ...change, id: 'c', at: later + 3, value: '' })

    const first = await storeOf().changes.history({ limit: 3, offset: 0 })
    const rest = await storeOf().changes.history({ limit: 1, offset: 3 })

    expect(first).toMatchObject([
      { id: 'c', at: later + 3, before: '2', value: '' },
      { id: 'c', at: later + 2, before: '1', value: '2' },
      { id: 'd', at: later + 1, before: '', value: '1' },
    ])
    expect(rest).toEqual([{ ...change, id: 'c', at: later, before: '', value: '1' }])
  })
}
