import { expect, it } from 'vitest'
import type { ArchivedUntil } from '../contract/issue.ts'
import { UNDECIDED } from '../issues/state/standing.ts'
import type { KnownIssue } from '../store/ports.ts'
import type { ErrorRow } from '../store/rows.ts'
import type { Traffic } from '../store/workflow-store.ts'
import { createThresholds } from './issue-thresholds.ts'

function archived(archivedUntil: ArchivedUntil, decidedAt = 1_000): Map<string, KnownIssue> {
  const standing = { ...UNDECIDED, state: 'archived' as const, archivedUntil, decidedAt }
  return new Map([['f', { id: 'f', isSplit: false, ...standing }]])
}

// as: the thresholds read these fields alone.
const anError = (given: Partial<ErrorRow> = {}) =>
  ({
    projectId: 1,
    fingerprint: 'f',
    at: 2_000,
    release: '',
    weight: 1,
    userId: '',
    ...given,
  }) as ErrorRow

function aStore(given: Omit<Traffic, 'later'>, { isOneOfSeveral = false } = {}) {
  const stored: Traffic = { later: 0, ...given }
  const asked: number[] = []
  const traffic = (query: { at: number }) => {
    asked.push(query.at)
    return Promise.resolve({ ...stored })
  }
  const clock = { at: 50_000 }
  const now = () => clock.at
  const { returns } = createThresholds({ workflow: { traffic }, now, isOneOfSeveral })
  return { asked, stored, clock, returns }
}

it('asks once, then counts by itself until it may be enough', async () => {
  const { returns, asked, stored } = aStore({ events: 10, users: 0 })
  const known = archived({ is: 'events', perHour: 100 })

  for (let batch = 0; batch < 9; batch += 1) {
    expect(await returns(known, [anError({ weight: 10 })])).toEqual([])
  }
  expect(asked).toHaveLength(1)

  stored.events = 101
  expect(await returns(known, [anError({ weight: 11 })])).toMatchObject([
    { verb: 'unarchived', detail: { because: 'more than 100 events in an hour' } },
  ])
  expect(asked).toHaveLength(2)
})

it('does not take the hour of a late event for the newest one', async () => {
  const { returns, stored, asked } = aStore({ events: 20, users: 0 })
  const known = archived({ is: 'events', perHour: 100 })
  const [late, newest] = [3_600_000, 7_200_000]
  stored.later = 90

  expect(await returns(known, [anError({ at: late })])).toEqual([])
  stored.events = 105
  const found = await returns(known, [anError({ at: newest, weight: 15 })])

  expect(asked).toEqual([late, newest])
  expect(found).toHaveLength(1)
})

it('counts anew where it was archived anew', async () => {
  const { returns, asked } = aStore({ events: 10, users: 0 })

  await returns(archived({ is: 'events', perHour: 100 }), [anError()])
  await returns(archived({ is: 'events', perHour: 100 }, 1_500), [anError()])

  expect(asked).toHaveLength(2)
})

it('does not take what happened before for what came since', async () => {
  const { returns, asked } = aStore({ events: 0, users: 1 })
  const known = archived({ is: 'users', more: 2 })
  await returns(known, [anError({ userId: 'a' })])

  await returns(
    known,
    ['b', 'c', 'd'].map((userId) => anError({ userId, at: 900 })),
  )

  expect(asked).toHaveLength(1)
})

it('writes the same return whoever notices it', async () => {
  const known = archived({ is: 'users', more: 2 })
  const [one, other] = [aStore({ events: 0, users: 3 }), aStore({ events: 0, users: 3 })]

  const [a] = await one.returns(known, [anError({ at: 5_000 })])
  const [b] = await other.returns(known, [anError({ at: 6_000 })])

  expect(a?.id).toBe(b?.id)
})

it('asks nothing of issues that are archived otherwise, or not at all', async () => {
  const { returns, asked } = aStore({ events: 999, users: 999 })

  expect(await returns(archived({ is: 'forever' }), [anError()])).toEqual([])
  expect(await returns(new Map(), [anError()])).toEqual([])
  expect(asked).toEqual([])
})

it('brings back what is too much only with what other machines stored', async () => {
  const { returns, asked, stored, clock } = aStore(
    { events: 40, users: 0 },
    { isOneOfSeveral: true },
  )
  const known = archived({ is: 'events', perHour: 100 })

  expect(await returns(known, [anError()])).toEqual([])
  clock.at += 9_999
  stored.events = 110
  expect(await returns(known, [anError()])).toEqual([])
  expect(asked).toHaveLength(1)
  clock.at += 1

  expect(await returns(known, [anError()])).toHaveLength(1)
})

it('knows after a restart what came before it', async () => {
  const known = archived({ is: 'events', perHour: 100 })
  await aStore({ events: 100, users: 0 }).returns(known, [anError()])

  expect(await aStore({ events: 101, users: 0 }).returns(known, [anError()])).toHaveLength(1)
})
