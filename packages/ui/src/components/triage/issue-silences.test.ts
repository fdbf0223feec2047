import { expect, it } from 'vitest'
import { issueSilences, matcherOfIssues, silencedWords } from './issue-silences.ts'
import { matcherParts } from './matcher-text.ts'

const ENDS = new Date('2026-11-21T22:00:00Z')

function someIssues(count: number) {
  return Array.from({ length: count }, (_, at) => ({
    id: `0190f3a2-0000-7000-8000-${String(at).padStart(12, '0')}`,
    shortId: `SHOP-${String(at)}`,
  }))
}

it('silences one issue by its id', () => {
  const issues = someIssues(1)

  expect(issueSilences(issues, ENDS)).toEqual([
    {
      matchers: [`issue="${issues[0]?.id ?? ''}"`],
      ends: '2026-11-21T22:00:00.000Z',
      reason: 'Silenced on the list of issues: SHOP-0',
    },
  ])
  expect(silencedWords(issues, 'for 1 hour')).toBe('Silenced SHOP-0 for 1 hour')
})

it('silences each of many once, in matchers that the service takes', () => {
  const issues = someIssues(200)

  const texts = issueSilences(issues, ENDS).flatMap(({ matchers }) => matchers)
  const ids = texts.flatMap((text) => matcherParts(text)?.value.split('|') ?? [])

  expect(ids).toEqual(issues.map(({ id }) => id))
  expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(300)
  expect(silencedWords(issues, 'for a day')).toBe('Silenced 200 issues for a day')
})

it('begins a silence with conditions of as many as one matcher holds', () => {
  const [one = ''] = [matcherOfIssues(someIssues(7))]

  expect(matcherParts(one)?.value.split('|')).toHaveLength(7)
  expect(matcherOfIssues(someIssues(8))).toBeUndefined()
})
