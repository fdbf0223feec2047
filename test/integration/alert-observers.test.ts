import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Asked, Observers } from '../../packages/ingest/src/alerts/observation.ts'
import { createObservePast } from '../../packages/ingest/src/alerts/observe/observe-past.ts'
import { createObservers } from '../../packages/ingest/src/alerts/observe/observers.ts'
import { rule } from '../../packages/ingest/src/alerts/rule/rule.ts'
import type { Row } from '../../packages/ingest/src/store/rows.ts'
import { aFreshStore, type FreshStore } from '../harness/fresh-store.ts'
import { anErrorRow, aPageViewRow } from '../harness/rows.ts'

const MINUTE = 60_000
const FIVE = 5 * MINUTE
const DAY = 86_400_000
const now = Math.floor(Date.now() / FIVE) * FIVE

let fresh: FreshStore
let observers: Observers
let nextProject = 1

beforeAll(async () => {
  fresh = await aFreshStore()
})
afterAll(() => fresh.remove())

function aProject(): number {
  observers = createObservers(fresh.store.alertInputs)
  return nextProject++
}

function ask(projectId: number, given: object, more: Partial<Asked> = {}): Asked {
  return {
    ruleId: 'one',
    projectId,
    standing: [],
    rule: rule.parse({ name: 'one', ...given }),
    ...more,
  }
}

async function seenOf(asked: Asked, at = now) {
  const [answer] = (await observers[asked.rule.kind]?.([asked], at)) ?? []
  if (answer?.is !== 'observed') throw new Error(`not observed: ${JSON.stringify(answer)}`)
  return answer.series
}

it('sees each page cross a threshold, and those that stand though they are silent', async () => {
  const projectId = aProject()
  const error = (route: string) => anErrorRow({ projectId, at: now - MINUTE, route })
  await fresh.store.insert([error('/cart'), error('/cart'), error('/pay')])
  const given = { measure: 'errors', above: 1, window: '5m', by: 'route' }

  const series = await seenOf(ask(projectId, given, { standing: [{ route: '/gone' }] }))

  expect(series.map(({ labels, verdict, value }) => [labels['route'], verdict, value])).toEqual([
    ['/cart', 'breach', 2],
    ['/pay', 'clear', 1],
    ['/gone', 'clear', 0],
  ])
})

it('wants as many windows beyond as it is told', async () => {
  const projectId = aProject()
  const errorAt = (ms: number) => anErrorRow({ projectId, at: now - ms })
  await fresh.store.insert([errorAt(30_000), errorAt(3 * MINUTE)])
  const of = (windows: string) =>
    ask(projectId, { measure: 'errors', above: 0, window: '1m', windows })

  expect(await seenOf(of('1 of 1'))).toMatchObject([{ verdict: 'breach' }])
  expect(await seenOf(of('2 of 2'))).toMatchObject([{ verdict: 'between' }])
  expect(await seenOf(of('2 of 5'))).toMatchObject([{ verdict: 'breach' }])
})

it('has nothing to say of too little traffic, and of a project of which nothing came', async () => {
  const projectId = aProject()

  const [quiet] = await seenOf(ask(projectId, { above: 1 }))
  const [little] = await seenOf(ask(projectId, { above: 1, min_traffic: 10 }))
  const [share] = await seenOf(
    ask(projectId, { measure: 'crash-free-sessions-percent', below: 99 }),
  )

  expect([quiet?.verdict, little?.verdict, share?.verdict]).toEqual([
    ...['clear', 'no-data', 'no-data'],
  ])
})

it('sees a new issue with enough users, of the classes that are asked for', async () => {
  const projectId = aProject()
  const ids = ['aaaaaaaa', 'bbbbbbbb', 'cccccccc'].map(
    (one) => `${one}-1111-4111-8111-111111111111`,
  )
  const rows = ids.flatMap((fingerprint, index): Row[] => [
    {
      ...({ is: 'activity', projectId, fingerprint, actor: 'seismo', verb: 'created' } as const),
      ...{ at: now - MINUTE, release: '2' },
    },
    ...['ana', 'bo'].slice(index % 2).map((userId) =>
      anErrorRow({
        ...{ projectId, fingerprint, userId, at: now - MINUTE },
        class: index === 2 ? 'extension' : 'error',
      }),
    ),
  ])
  await fresh.store.insert(rows)

  const series = await seenOf(ask(projectId, { kind: 'new-issue', min_users: 2 }))

  expect(series.map(({ labels, verdict, users }) => [labels['issue'], verdict, users])).toEqual(
    expect.arrayContaining([
      [ids[0], 'breach', 2],
      [ids[1], 'clear', 1],
    ]) as unknown,
  )
  expect(series).toHaveLength(2)
  expect(series[0]).toMatchObject({ labels: { release: '2' }, beganAt: now - MINUTE })

  const observePast = createObservePast(fresh.store.alertInputs)
  const range = { from: now - 3 * 60 * MINUTE, to: now, stepMs: FIVE }
  const past = await observePast(ask(projectId, { kind: 'new-issue', min_users: 2 }), range)
  expect(past.map(({ labels }) => labels['issue']).toSorted()).toEqual(ids.slice(0, 2).toSorted())
  for (const kind of ['regressed', 'escalating', 'deploy']) {
    const [quiet] = await observePast(ask(projectId, { kind }), range)
    expect(quiet?.observations.map(({ verdict }) => verdict)).toEqual(['clear', 'clear'])
  }
})

/** Twenty sessions every five minutes, one in a hundred with an error; then half of them. */
function daysOfTraffic(projectId: number, days: number, spikeFrom: number): Row[] {
  const rows: Row[] = []
  let sessions = 0
  for (let at = now - days * DAY; at < now; at += FIVE) {
    for (let n = 0; n < 20; n += 1) {
      sessions += 1
      const route = n % 2 === 0 ? '/cart' : '/home'
      const of = { projectId, route, at: at + n * 10_000, sessionId: `s${String(sessions)}` }
      rows.push(aPageViewRow(of))
      const isSpike = at >= spikeFrom && n % 2 === 0
      if (isSpike || sessions % 100 === 0) rows.push(anErrorRow(of))
    }
  }
  return rows
}

it('sees a spike live, and the same afterwards', { timeout: 180_000 }, async () => {
  const projectId = aProject()
  const spikeFrom = now - 4 * FIVE
  await fresh.store.insert(daysOfTraffic(projectId, 2, spikeFrom))
  const asked = ask(projectId, { kind: 'spike' })

  const before = await seenOf(asked, spikeFrom + 30_000)
  const live = await seenOf(asked, now + 30_000)
  const observePast = createObservePast(fresh.store.alertInputs)
  const past = await observePast(asked, { from: now - DAY, to: now, stepMs: FIVE })

  const cart = ask(projectId, { kind: 'spike', where: 'page:/cart' }, { ruleId: 'cart' })
  const home = ask(projectId, { kind: 'spike', where: 'page:/home' }, { ruleId: 'home' })
  expect(await seenOf(cart, now + 30_000)).toMatchObject([{ verdict: 'breach', labels: {} }])
  expect(await seenOf(home, now + 30_000)).toMatchObject([{ verdict: 'clear' }])

  expect(before).toMatchObject([{ verdict: 'clear', exposureOf: 'sessions' }])
  expect(live).toMatchObject([{ verdict: 'breach', labels: {} }])
  expect(live[0]?.expected).toBeLessThan(5)
  expect(live[0]?.words).toMatch(/affected sessions in .*expected/)
  const firing = past[0]?.observations.filter(({ verdict }) => verdict === 'breach')
  expect(firing?.[0]?.at).toBeGreaterThan(spikeFrom)
  expect(firing?.[0]?.at).toBeLessThanOrEqual(spikeFrom + 3 * FIVE)
  expect(past[0]?.observations.at(-1)).toMatchObject({ value: live[0]?.value })
  expect(past[0]?.smallest).toMatch(
    /^At this volume, it takes \d+ affected sessions in 5 min \(\S+ expected\) or \d+ affected sessions in 1 h/,
  )
})

it('tells what a threshold would have done, and what is not known of the past', async () => {
  const projectId = aProject()
  const burst = now - DAY
  const errors = Array.from({ length: 30 }, () => anErrorRow({ projectId, at: burst - MINUTE }))
  await fresh.store.insert(errors)
  const observePast = createObservePast(fresh.store.alertInputs)
  const range = { from: now - 2 * DAY, to: now, stepMs: FIVE }

  const [past] = await observePast(ask(projectId, { above: 5, window: '5m' }), range)

  const beyond = past?.observations.filter(({ verdict }) => verdict === 'breach')
  expect(beyond).toMatchObject([{ at: burst, value: 6, observed: 30 }])
  await expect(observePast(ask(projectId, { above: 5, by: 'route' }), range)).rejects.toThrow(
    'the past by route is not known',
  )
  const vital = { kind: 'vital', metric: 'INP', above: 'poor', where: 'page:/cart' }
  await expect(observePast(ask(projectId, vital), range)).rejects.toThrow(
    'the past is known by environment alone',
  )
})
