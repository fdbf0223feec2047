import { expect, it } from 'vitest'
import { silence } from './silence.ts'

const sound = { matchers: ['release=~"2.41.*"'], ends: '2026-11-21T16:00:00Z', reason: 'rollback' }

it('reads its matchers and times', () => {
  expect(silence.parse(sound)).toMatchObject({
    matchers: [{ name: 'release', op: '=~', value: '2.41.*' }],
    ends: Date.parse(sound.ends),
  })
})

it.each([
  [{ ends: undefined }, 'expected a time like'],
  [{ ends: 'tomorrow' }, 'expected a time like'],
  [{ matchers: [] }, 'Too small'],
  [{ matchers: ['release'] }, 'expected a matcher like'],
  [{ matchers: ['release=~"("'] }, '( is no pattern: ( is not closed'],
  [{ starts: '2026-11-21T17:00:00Z' }, 'must be after it starts'],
  [{ recurrence: { cron: 'every night', duration: '1h' } }, 'expected minute, hour, day'],
  [
    { recurrence: { cron: '0 2 * * *', duration: '1h', timezone: 'Mars/Base' } },
    'expected minute, hour, day',
  ],
])('refuses %j', (change, message) => {
  const { error } = silence.safeParse({ ...sound, ...change })

  expect(error?.issues[0]?.message).toContain(message)
})
