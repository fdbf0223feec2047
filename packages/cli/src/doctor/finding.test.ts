import { expect, it } from 'vitest'
import { exitCodeOf, failed, ok, render, warn } from './finding.ts'

it('ends with 0, 1 or 2 by the worst that was found', () => {
  const fine = ok('disk', 'has room')
  const poor = warn('log', 'waits', 'look')

  expect(exitCodeOf([fine])).toBe(0)
  expect(exitCodeOf([fine, poor])).toBe(1)
  expect(exitCodeOf([failed('database', 'is away', 'start it'), poor, fine])).toBe(2)
})

it('writes a line a check, with what to do below it', () => {
  expect(render([ok('disk', 'has room'), warn('database', 'is slow', 'wait')])).toBe(
    'ok    disk      has room\nwarn  database  is slow\n                → wait\n',
  )
})
