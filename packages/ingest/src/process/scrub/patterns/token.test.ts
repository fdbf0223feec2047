import { expect, it } from 'vitest'
import { CLUE, cluesIn } from '../clues.ts'
import { token } from './token.ts'

// In two parts, or scanners of repositories take the tests for leaks.
const long = (prefix: string, length: number) => prefix + 'aB3d'.repeat(64).slice(0, length)

it.each([
  ['AKIA', 'IOSFODNN7EXAMPLE'],
  ['ASIA', 'IOSFODNN7EXAMPLE'],
  [long('ghp_', 36), ''],
  [long('gho_', 36), ''],
  [long('github_pat_', 60), ''],
  [long('glpat-', 20), ''],
  ['xoxb-', '123456789012-abcdefABCDEF'],
  [long('sk_live_', 24), ''],
  [long('rk_test_', 24), ''],
  [long('whsec_', 32), ''],
  [long('AIza', 35), ''],
  [long('ya29.', 60), ''],
  [long('npm_', 36), ''],
  [`shpat_`, 'a1'.repeat(16)],
  [`${long('SG.', 22)}.`, 'aB3d'.repeat(10)],
  [long('sk-proj-', 48), ''],
])('takes out %s…', (head, tail) => {
  const text = `key=${head}${tail}, x`

  expect(token.scrub(text)).toBe('key=[token], x')
  expect(cluesIn(text, () => false)).toBe(CLUE.token)
})

it.each([
  'pk_live_aB3daB3daB3daB3d',
  'sk-folding-cube-animation-with-delay-long',
  'MAKIAIOSFODNN7EXAMPLE',
  'AKIAOFTENAWORD',
  'xox-o-matic',
  'task-runner-for-many-things-1234567890',
  'npm_config_registry',
])('leaves %s', (text) => {
  expect(token.scrub(text)).toBe(text)
})
