import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Group } from './group.ts'
import { newGroup } from './new-group.ts'
import { plan, type Member, type Plan } from './plan.ts'

const timing = {
  groupWaitMs: 0,
  groupIntervalMs: 300_000,
  repeatIntervalMs: 3_600_000,
  digestMs: 0,
  escalate: [{ after: 1_800_000, receivers: ['oncall'] }],
}
const place = {
  projectId: 1,
  route: 'rule',
  receiver: 'ops',
  labels: { release: '2' },
  isDigest: false,
}

function member(incident: string, given: Partial<Member> = {}): Member {
  return { incident, severity: 'warning', since: 0, ...given }
}

function start(given: Partial<typeof timing> = {}) {
  const context = { ...timing, ...given }
  let group: Group = newGroup(place, 'a')
  function at(moment: number, ...firing: Member[]): Plan['say'] {
    const planned = plan(group, firing, { timing: context, at: moment })
    group = planned.group
    return planned.say
  }
  return {
    at,
    group: () => group,
    change: (change: Partial<Group>) => (group = { ...group, ...change }),
  }
}

it('tells of the first at once, and of its end at once', () => {
  const { at, group } = start()

  expect(at(0, member('a'))).toMatchObject({ reason: 'new', state: 'firing', fires: ['a'] })
  expect(at(10_000, member('a'))).toBeUndefined()
  expect(at(20_000)).toMatchObject({ reason: 'resolved', state: 'resolved', resolves: ['a'] })
  expect(group()).toMatchObject({ revision: 2, isOver: true })
})

it('waits for others of the group', () => {
  const { at } = start({ groupWaitMs: 30_000 })

  expect(at(0, member('a'))).toBeUndefined()
  expect(at(30_000, member('a'), member('b', { since: 20_000 }))).toMatchObject({
    reason: 'new',
    fires: ['a', 'b'],
  })
})

it('says nothing of what came and went meanwhile', () => {
  const { at } = start({ groupWaitMs: 30_000 })

  expect([at(0, member('a')), at(10_000), at(40_000)]).toEqual([undefined, undefined, undefined])
})

it('tells what joined after the interval, all of it together', () => {
  const { at } = start()
  at(0, member('a'))

  expect(at(60_000, member('a'), member('b'))).toBeUndefined()
  expect(at(300_000, member('b'), member('c'))).toMatchObject({
    reason: 'joined',
    fires: ['b', 'c'],
    resolves: ['a'],
  })
})

it('does not wait with what is worse', () => {
  const { at } = start()
  at(0, member('a'))

  expect(at(10_000, member('a'), member('b', { severity: 'critical' }))).toMatchObject({
    reason: 'severity',
  })
})

it('escalates while nobody acknowledges, and tells those of the end too', () => {
  const { at } = start()
  at(0, member('a'))

  expect(at(1_800_000, member('a'))).toMatchObject({ reason: 'escalated', receivers: ['oncall'] })
  expect(at(1_810_000, member('a'))).toBeUndefined()
  expect(at(1_820_000)).toMatchObject({ reason: 'resolved', receivers: ['ops', 'oncall'] })
})

it('neither escalates nor repeats once somebody acknowledged', () => {
  const { at, change } = start()
  at(0, member('a'))
  change({ acknowledged: { by: 'ana', at: 5 } })

  expect(at(7_200_000, member('a'))).toBeUndefined()
  expect(at(7_210_000)).toMatchObject({ reason: 'resolved' })
})

it('repeats', () => {
  const { at } = start({ escalate: [] })
  at(0, member('a'))

  expect(at(3_599_999, member('a'))).toBeUndefined()
  expect(at(3_600_000, member('a'))).toMatchObject({ reason: 'repeat', fires: [] })
})

it('counts once what is held back, and tells of it when nothing holds it any more', () => {
  const { at, group } = start()
  const held = member('a', { held: 'silence-1' })

  expect(plan(group(), [held], { timing, at: 0 }).withheld).toEqual([
    { incident: 'a', by: 'silence-1' },
  ])
  expect(at(0, held)).toBeUndefined()
  expect(plan(group(), [held], { timing, at: 10_000 }).withheld).toEqual([])
  expect(at(20_000, member('a'))).toMatchObject({ reason: 'new', fires: ['a'] })
})

it('neither repeats nor escalates what is silenced, but tells of its end', () => {
  const { at } = start()
  at(0, member('a'))

  expect(at(7_200_000, member('a', { held: 'silence-1' }))).toBeUndefined()
  expect(at(7_210_000)).toMatchObject({ reason: 'resolved' })
})

it('gathers a digest, and the next of what came after it', () => {
  const { at, group } = start({ digestMs: 3_600_000 })

  expect(at(0, member('a'))).toBeUndefined()
  expect(at(3_600_000, member('a'), member('b', { since: 5 }))).toMatchObject({
    reason: 'digest',
    fires: ['a', 'b'],
  })
  expect(at(3_700_000, member('a'), member('c', { since: 3_700_000 }))).toBeUndefined()
  expect(at(7_300_000, member('c', { since: 3_700_000 }))).toMatchObject({ fires: ['c'] })
  expect(at(9_000_000)).toBeUndefined()
  expect(group().isOver).toBe(true)
})

const rounds = fc.array(
  fc.record({
    firing: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 }),
    held: fc.boolean(),
  }),
  { maxLength: 30 },
)

it('tells each firing once and each end of what was told once, in revisions without a gap', () => {
  fc.assert(
    fc.property(rounds, (given) => {
      const { at, group } = start({ groupIntervalMs: 20_000 })
      const fired = new Set<string>()
      for (const [index, { firing, held }] of given.entries()) {
        if (group().isOver) break
        const before = group().revision
        const say = at(
          index * 10_000,
          ...firing.map((one) => member(one, held ? { held: 'silence' } : {})),
        )
        expect(group().revision).toBe(before + (say ? 1 : 0))
        for (const incident of say?.fires ?? []) {
          expect(held).toBe(false)
          fired.add(incident)
        }
        for (const incident of say?.resolves ?? []) expect(fired.delete(incident)).toBe(true)
        if (say?.state === 'resolved') expect(fired.size).toBe(0)
      }
    }),
  )
})

it('plans the same again after a crash that lost what was planned', () => {
  fc.assert(
    fc.property(rounds, fc.nat(29), (given, crash) => {
      const whole = start({ groupIntervalMs: 20_000 })
      for (const [index, { firing }] of given.entries()) {
        const members = firing.map((one) => member(one))
        const context = { timing: { ...timing, groupIntervalMs: 20_000 }, at: index * 10_000 }
        if (index === crash) {
          expect(plan(whole.group(), members, context)).toEqual(
            plan(structuredClone(whole.group()), members, context),
          )
        }
        whole.at(index * 10_000, ...members)
      }
    }),
  )
})
