import { expect, it } from 'vitest'
import { issuesOf } from './issues-of.ts'

it.each([
  ['2.41.0', 'new', 'first-release:2.41.0'],
  ['2.41.0', 'regressed', 'is:regressed release:2.41.0'],
  ['2.41.0', 'resolved', 'is:resolved resolved-in:2.41.0'],
  ['the last one', 'new', 'first-release:"the last one"'],
  ['a*b', 'new', 'first-release:a\\*b'],
] as const)('finds the issues of %s that are %s', (release, which, q) => {
  expect(issuesOf(release, which)).toEqual({ q })
})
