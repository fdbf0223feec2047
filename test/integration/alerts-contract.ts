import { expect, it } from 'vitest'
import { newGroup } from '../../packages/ingest/src/alerts/group/new-group.ts'
import type { Notification } from '../../packages/ingest/src/alerts/notification.ts'
import type { AlertEntry } from '../../packages/ingest/src/contract/alerts.ts'
import type { DecisionRow, Letter } from '../../packages/ingest/src/store/alert-store.ts'
import type { Store } from '../../packages/ingest/src/store/ports.ts'

/** What alerts decided, and whom they told; see store-contract.ts. */
export function describeAlerts(storeOf: () => Store, aProject: () => number): void {
  const now = Date.now()

  function entry(given: Partial<AlertEntry> = {}): AlertEntry {
    return {
      ...{ at: now, incident: 'r1/1', startedAt: now, rule: 'spike', ruleId: 'r1', labels: {} },
      ...{ severity: 'critical', state: 'firing', value: 9, above: 5, errors: 9 },
      ...{ summary: '9 errors', because: null, notification: null, withheld: null },
      ...{ deliveries: [], ...given },
    }
  }

  function decision(projectId: number, given: Partial<DecisionRow> = {}): DecisionRow {
    return {
      ...{ projectId, at: now, ruleId: 'r1', labels: {}, before: 'inactive', after: 'firing' },
      ...{ verdict: 'breach', value: 9, threshold: 5, expected: null, observed: 9 },
      ...{ exposure: null, probability: 0.001, windowMs: 60_000, words: '9 errors' },
      state: { is: 'firing', since: now, incident: 'r1/1', quietSince: null, blindSince: null },
      entry: entry(),
      ...given,
    }
  }

  function letter(projectId: number, given: Partial<Letter> = {}): Letter {
    const place = { projectId, route: 'rule', receiver: 'ops', labels: {}, isDigest: false }
    return {
      ...{ projectId, key: 'thread', revision: 1, receiver: 'ops', version: 1, kind: 'slack' },
      ...{ at: now, status: 'waiting', attempts: 0, detail: '', handle: null },
      about: ['r1/1 firing'],
      group: { ...newGroup(place, 'r1/1'), key: 'thread', revision: 1 },
      notification: { key: 'thread', title: 'spike on web' } as Notification,
      ...given,
    }
  }

  it('answers what was decided of a rule, newest first, and replaces what is written again', async () => {
    const projectId = aProject()
    const { decisions } = storeOf().alerts
    await decisions.put([decision(projectId, { at: now - 5 }), decision(projectId)])
    await decisions.put([decision(projectId, { words: 'again' })])

    const all = await decisions.list(projectId, 'r1', 10)

    expect(all.map(({ at, words }) => [at, words])).toEqual([
      [now, 'again'],
      [now - 5, '9 errors'],
    ])
    expect(await decisions.list(projectId, 'r2', 10)).toEqual([])
  })

  it('refuses what is written under an earlier term, all of it', async () => {
    const projectId = aProject()
    const { terms, decisions, letters } = storeOf().alerts
    const first = await terms.begin(1)
    await terms.under(first).decisions.put([decision(projectId, { at: now - 5 })])
    await terms.under(first).letters.put([letter(projectId)])

    const second = await terms.begin(1)
    await terms.under(first).decisions.put([decision(projectId, { words: 'of a paused process' })])
    await terms.under(first).letters.put([letter(projectId, { version: 2, detail: 'paused' })])
    await terms.under(second).decisions.put([decision(projectId, { at: now + 5 })])

    expect(second).toBeGreaterThan(first)
    const written = await decisions.list(projectId, 'r1', 10)
    expect(written.map(({ at }) => at)).toEqual([now + 5, now - 5])
    const ofThread = await letters.ofThread(projectId, 'thread')
    expect(ofThread.map(({ version, about }) => ({ version, about }))).toEqual([
      { version: 1, about: ['r1/1 firing'] },
    ])
  })

  it('tells which rules began to fire within a time, and how often each did before', async () => {
    const projectId = aProject()
    const { alerts } = storeOf()
    const cpu = (at: number, incident: string) => ({
      projectId,
      entry: entry({ at, incident, rule: 'HighCPU', ruleId: '' }),
    })
    await alerts.append([
      cpu(now - 90, 'c/0'),
      cpu(now - 9, 'c/1'),
      cpu(now - 8, 'c/2'),
      cpu(now, 'c/3'),
    ])
    await alerts.append([cpu(now - 2, 'c/1'), { projectId, entry: entry({ state: 'resolved' }) }])
    await alerts.decisions.put([
      decision(projectId, { at: now - 20, entry: entry({ at: now - 20, incident: 'r1/0' }) }),
      decision(projectId, { at: now - 5, entry: entry({ at: now - 5 }) }),
      decision(projectId, { at: now - 4, after: 'pending', entry: null }),
    ])

    const found = await alerts.starts({ projectId, since: now - 100, from: now - 10, to: now })

    expect(found).toEqual([
      { entry: cpu(now - 9, 'c/1').entry, alerts: 2, before: 1 },
      { entry: entry({ at: now - 5 }), alerts: 1, before: 1 },
    ])
  })

  it('answers what stands: the newest of each series that is not at rest', async () => {
    const projectId = aProject()
    const { decisions } = storeOf().alerts
    const rest = { after: 'inactive', before: 'firing', state: { is: 'inactive' } } as const
    await decisions.put([
      decision(projectId, { labels: { route: '/a' } }),
      decision(projectId, { labels: { route: '/b' } }),
      decision(projectId, { labels: { route: '/b' }, at: now + 1, ...rest }),
    ])

    const standing = await decisions.standing()

    const own = standing.filter((one) => one.projectId === projectId)
    expect(own).toEqual([decision(projectId, { labels: { route: '/a' } })])
  })

  it('shows in the history what was decided, what others told, and what became of the messages', async () => {
    const projectId = aProject()
    const { alerts } = storeOf()
    await alerts.append([{ projectId, entry: entry({ at: now - 9, incident: 'alertmanager/1' }) }])
    await alerts.decisions.put([
      decision(projectId),
      decision(projectId, { at: now - 20, after: 'pending', entry: null }),
    ])
    await alerts.letters.put([letter(projectId)])
    await alerts.letters.put([
      letter(projectId, { version: 2, status: 'delivered', attempts: 2, detail: 'HTTP 200' }),
    ])

    expect(await alerts.history(projectId, 10)).toEqual([
      entry({
        notification: 'thread',
        deliveries: [
          {
            ...{ receiver: 'ops', kind: 'slack', at: now },
            ...{ status: 'delivered', attempts: 2, detail: 'HTTP 200' },
          },
        ],
      }),
      entry({ at: now - 9, incident: 'alertmanager/1' }),
    ])
  })

  it('counts what each silence held back, once an alert', async () => {
    const projectId = aProject()
    const { alerts } = storeOf()
    const held = { entry: entry({ withheld: 'silence-1' }) }
    await alerts.decisions.put([decision(projectId)])
    await alerts.decisions.put([decision(projectId, held)])
    await alerts.decisions.put([decision(projectId, held)])

    expect(await alerts.withheld(projectId)).toEqual(new Map([['silence-1', 1]]))
  })

  it('finds what is still to be sent, and what its thread said last', async () => {
    const projectId = aProject()
    const { letters } = storeOf().alerts
    const second = { revision: 2, about: ['r1/1 resolved'] }
    await letters.put([letter(projectId), letter(projectId, second)])
    await letters.put([letter(projectId, { version: 2, status: 'delivered', handle: 'C1/17' })])
    await letters.put([letter(projectId, { version: 1 })])

    const waiting = (await letters.waiting()).filter((one) => one.projectId === projectId)
    expect(waiting).toEqual([letter(projectId, second)])
    expect(await letters.ofThread(projectId, 'thread')).toEqual([letter(projectId, second)])
    // Of the revision before: the one that is on its way has none yet.
    expect(await letters.handleOf(letter(projectId, second))).toBe('C1/17')
    expect(await letters.handleOf(letter(projectId, { receiver: 'web' }))).toBeNull()
  })

  it('goes on with threads that are not over', async () => {
    const projectId = aProject()
    const { letters } = storeOf().alerts
    const over = letter(projectId, { key: 'over' })
    await letters.put([
      letter(projectId),
      { ...over, group: { ...over.group, key: 'over' } },
      { ...over, revision: 2, group: { ...over.group, key: 'over', isOver: true } },
    ])

    const open = (await letters.openGroups()).filter((one) => one.projectId === projectId)

    expect(open).toEqual([letter(projectId).group])
  })

  it('answers the last of each thread of no project, which is in none and does not stay open', async () => {
    const { letters } = storeOf().alerts
    const key = `channel-fails/ops/${String(aProject())}`
    const told = letter(0, { key, status: 'delivered', about: [] })
    const first = { ...told, group: { ...told.group, key, isOver: true } }
    const last = { ...first, revision: 2, receiver: 'web', at: first.at + 1 }
    const next = { ...first, key: `${key}/next`, at: first.at + 2 }
    await letters.put([first, last, next])

    const own = (await letters.ofService()).filter((one) => one.key.startsWith(key))

    expect(own).toEqual([next, last])
    expect((await letters.openGroups()).filter((one) => one.key === key)).toEqual([])
  })

  it('lists what could not be delivered, and the last of each receiver', async () => {
    const projectId = aProject()
    const { letters } = storeOf().alerts
    const failed = letter(projectId, { version: 2, status: 'failed', detail: 'HTTP 404' })
    const fine = letter(projectId, { receiver: 'web', status: 'delivered' })
    await letters.put([failed, fine])

    expect(await letters.failed(projectId, 10)).toEqual([failed])
    const latest = await letters.latest(projectId)
    expect(latest.map(({ receiver, status }) => [receiver, status]).toSorted()).toEqual([
      ['ops', 'failed'],
      ['web', 'delivered'],
    ])
  })
}
