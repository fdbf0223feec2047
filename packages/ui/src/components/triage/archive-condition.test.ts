import { describe, expect, it } from 'vitest'
import { localMinute, untilOf } from './archive-condition.ts'

const NOW = Date.UTC(2026, 10, 21, 12)

describe('archive condition', () => {
  it('takes a time to come', () =>
    expect(untilOf('date', '2026-11-23T09:00Z', NOW)).toEqual({
      is: 'until',
      until: '2026-11-23T09:00:00.000Z',
    }))

  it.each(['', 'tomorrow', '2026-11-20T09:00Z', '2026-11-21T12:00Z'])(
    'says what is wrong with the time %j',
    (typed) => expect(untilOf('date', typed, NOW).is).toBe('refusal'),
  )

  it('takes counts as people write them', () => {
    expect(untilOf('events', ' 1,500 ', NOW)).toEqual({
      is: 'until',
      until: { eventsPerHour: 1_500 },
    })
    expect(untilOf('users', '1', NOW)).toEqual({ is: 'until', until: { users: 1 } })
  })

  it.each(['', '0', '-1', '1.5', 'many', '2e9', 'Infinity'])(
    'says what is wrong with the count %j',
    (typed) => expect(untilOf('users', typed, NOW).is).toBe('refusal'),
  )

  it('survives the way through the field', () => expect(Date.parse(localMinute(NOW))).toBe(NOW))
})
