import { expect, it } from 'vitest'
import { ago } from './ago.ts'

it.each([
  [-5_000, 'just now'],
  [59_999, 'just now'],
  [60_000, '1 minute ago'],
  [2 * 3_600_000 + 1, '2 hours ago'],
  [50 * 3_600_000, '2 days ago'],
])('says what is %i ms past as “%s”', (past, words) => {
  const now = 1_700_000_000_000

  expect(ago(now - past, now)).toBe(words)
})
