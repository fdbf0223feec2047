import { expect, it } from 'vitest'
import { nestsDeeperThan } from './nesting.ts'

it.each([
  ['[[1]]', false],
  ['[[[1]]]', true],
  ['{"a":{"b":1}}', false],
  ['{"a":{"b":[1]}}', true],
  ['["[[[[", "\\"[[[["]', false],
  ['["\\\\", [[1]]]', true],
  ['["\\\\\\"[[[["]', false],
  ['["\\\\\\\\", [[1]]]', true],
  ['["never closed [[[[', false],
  ['\\"[[[["', false],
  ['[1],[2],[3]', false],
])('sees whether %s nests deeper than two', (json, expected) => {
  expect(nestsDeeperThan(2, json)).toBe(expected)
})

it('takes time that grows with the text, whatever it escapes', () => {
  const mb = 2 ** 20

  const startedAt = process.cpuUsage()
  nestsDeeperThan(2, `"${'\\\\'.repeat(mb)}"`)
  nestsDeeperThan(2, `"${'\\"'.repeat(mb)}"`)
  const { user } = process.cpuUsage(startedAt)

  expect(user / 1e6).toBeLessThan(2)
})
