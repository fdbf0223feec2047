import { expect, it } from 'vitest'
import { dayAround, readEventTime } from './event-time.ts'

it('a link with the time of its event opens on the day around it', () =>
  expect(dayAround(readEventTime({ at: '2026-11-21T12:00:00Z' }))).toEqual({
    from: '2026-11-21T00:00:00.000Z',
    to: '2026-11-22T00:00:00.000Z',
  }))

it.each([[{}], [{ at: 'soon' }], [{ at: 3 }], [{ at: '+275760-09-13T00:00:00Z' }]])(
  '%j says nothing of a time',
  (search) => expect(dayAround(readEventTime(search))).toEqual({}),
)
