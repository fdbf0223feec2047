import { expect, it } from 'vitest'
import { isOptedOut } from './gpc.ts'

it.each([
  ['drop', '1', true],
  ['drop', '0', false],
  ['drop', '', false],
  ['drop', '1, 1', false],
  ['drop', undefined, false],
  ['ignore', '1', false],
] as const)('with gpc: %s, Sec-GPC: %s is an opt-out: %s', (gpc, secGpc, isOut) => {
  expect(isOptedOut({ gpc }, secGpc)).toBe(isOut)
})
