import { describe, expect, it } from 'vitest'
import type { ArchivedUntil, ResolvedUntil } from '../../contract/issue.ts'
import { comesBack } from './comes-back.ts'
import { UNDECIDED, type Standing } from './standing.ts'

const RESOLVED_AT = 1_000
const seen = new Map([
  ['a', 100],
  ['b', 500],
  ['c', 1_500],
])

const resolved = (resolvedUntil: ResolvedUntil): Standing => ({
  ...{ ...UNDECIDED, state: 'resolved', resolvedUntil, decidedAt: RESOLVED_AT },
})
const archived = (archivedUntil: ArchivedUntil): Standing => ({
  ...{ ...UNDECIDED, state: 'archived', archivedUntil, decidedAt: RESOLVED_AT },
})

const isBack = (standing: Standing, at: number, release = '') =>
  comesBack(standing, { at, release }, seen) !== undefined

describe('comesBack', () => {
  it('is so after it was resolved, whenever the event arrives', () => {
    expect(isBack(resolved({ is: 'event' }), RESOLVED_AT + 1)).toBe(true)
    expect(isBack(resolved({ is: 'event' }), RESOLVED_AT)).toBe(false)
    expect(isBack(resolved({ is: 'event' }), RESOLVED_AT - 900)).toBe(false)
  })

  it.each([
    ['an older release, however late', 'a', 9_000, false],
    ['the release itself', 'b', 9_000, true],
    ['the release itself, offline since before', 'b', 900, true],
    ['a newer release', 'c', 9_000, true],
    ['a release nobody has seen', 'd', 9_000, true],
    ['a release nobody has seen, of before', 'd', 200, false],
    ['no release', '', 9_000, false],
  ])('resolved in b and seen in %s', (_, release, at, expected) =>
    expect(isBack(resolved({ is: 'release', release: 'b' }), at, release)).toBe(expected),
  )

  it.each([
    ['an older release', 'a', false],
    ['the newest of then', 'b', false],
    ['the next', 'c', true],
    ['no release', '', false],
  ])('resolved or archived until the release after b, seen in %s', (_, release, expected) => {
    const until = { is: 'next-release' as const, after: 'b' }

    expect(isBack(resolved(until), 9_000, release)).toBe(expected)
    expect(isBack(archived(until), 9_000, release)).toBe(expected)
  })

  it.each<ArchivedUntil>([
    { is: 'forever' },
    { is: 'date', at: 9_000 },
    { is: 'events', perHour: 1 },
    { is: 'users', more: 1 },
  ])('is nothing that one event says of an issue archived until %j', (until) =>
    expect(isBack(archived(until), 9_999, 'z')).toBe(false),
  )

  it('is nothing an open issue does', () => expect(isBack(UNDECIDED, 9_999, 'c')).toBe(false))
})
