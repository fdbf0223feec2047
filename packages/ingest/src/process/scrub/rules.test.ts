import { expect, it } from 'vitest'
import { compilePattern, scrubRules } from './rules.ts'

it('asks for nothing', () => {
  expect(scrubRules.parse({})).toEqual({ on: [], off: [], keys: [], patterns: [] })
})

it.each([
  ['does not compile', { patterns: [{ name: 'a', pattern: '(' }] }, /Invalid regular expression/],
  ['matches everything', { patterns: [{ name: 'a', pattern: 'x*' }] }, /matches the empty text/],
  ['is too long', { patterns: [{ name: 'a', pattern: 'x'.repeat(501) }] }, /500/],
  ['has a name of another kind', { patterns: [{ name: 'A]', pattern: 'x' }] }, /small letter/],
  ['switches off what is not there', { off: ['mail'] }, /expected one of/],
  ['names a key of two letters', { keys: ['-i-d'] }, /three letters/],
  ['is misspelt', { key: [] }, /key/],
])('refuses a rule that %s', (_name, rules, message) => {
  const { error } = scrubRules.safeParse(rules)

  expect(error?.message).toMatch(message)
})

it.each(['[\\p{L}--[a-z]]', '[(]'])('compiles %s, of either syntax', (pattern) => {
  expect(compilePattern(pattern).flags).toMatch(/^g[uv]$/)
})
