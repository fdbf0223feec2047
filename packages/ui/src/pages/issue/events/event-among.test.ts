import { expect, it } from 'vitest'
import { eventAmong } from './event-among.ts'

const events = ['new', 'mid', 'old'].map((eventId) => ({ eventId }))

it('shows the asked event between its neighbours', () =>
  expect(eventAmong(events, 'mid')).toEqual({
    is: 'filtered',
    which: 'mid',
    earlier: 'old',
    later: 'new',
  }))

it.each(['recommended', 'latest', 'left-out'])('shows the newest for %s', (which) =>
  expect(eventAmong(events, which)).toMatchObject({ which: 'new', later: null }),
)

it('says that none is left', () => expect(eventAmong([], 'mid')).toEqual({ is: 'none' }))
