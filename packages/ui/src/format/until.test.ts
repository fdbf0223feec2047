import { describe, expect, it } from 'vitest'
import { archivedWords, resolvedWords } from './until.ts'

describe('until', () => {
  it.each([
    [null, ''],
    [{ is: 'event' }, ''],
    [{ is: 'release', release: '2.41.0' }, 'in 2.41.0'],
    [{ is: 'next-release', after: '' }, 'in the next release'],
    [{ is: 'next-release', after: '2.41.0' }, 'in the next release after 2.41.0'],
  ] as const)('says of a resolved issue %j: %s', (until, words) =>
    expect(resolvedWords(until)).toBe(words),
  )

  it.each([
    [null, ''],
    [{ is: 'forever' }, 'for good'],
    [{ is: 'events', perHour: 1 }, 'until more than 1 event an hour'],
    [{ is: 'users', more: 1_500 }, 'until more than 1,500 further users'],
    [{ is: 'next-release', after: '2.41.0' }, 'until a release after 2.41.0'],
  ] as const)('says of an archived issue %j: %s', (until, words) =>
    expect(archivedWords(until)).toBe(words),
  )

  it('names the day of a date', () =>
    expect(archivedWords({ is: 'date', at: Date.UTC(2026, 11, 3, 12) })).toMatch(/^until 3 Dec/))
})
