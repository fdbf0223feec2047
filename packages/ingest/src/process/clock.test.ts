import { expect, it } from 'vitest'
import { correctedTime, pastTime } from './clock.ts'

const DAY = 86_400_000
const receivedAt = 1_800_000_000_000

it.each([
  ['a right clock', receivedAt - 5_000, receivedAt - 20, receivedAt - 4_980],
  ['a clock years behind', 5_000, 9_000, receivedAt - 4_000],
  ['a clock years ahead', receivedAt * 2 - 3_000, receivedAt * 2, receivedAt - 3_000],
  ['an event after its sending', receivedAt + 9_000, receivedAt, receivedAt],
  ['an event kept for a week', receivedAt - 7 * DAY, receivedAt, receivedAt - DAY],
  ['an endless number', 1e308, -1e308, receivedAt],
])('corrects %s', (_, at, sentAt, expected) => {
  expect(correctedTime(at, sentAt, receivedAt)).toBe(expected)
})

it.each([
  ['long ago', receivedAt - 80 * DAY, receivedAt - 80 * DAY],
  ['between two milliseconds', receivedAt - 0.6, receivedAt - 1],
  ['in the future', receivedAt + 5, receivedAt],
])('leaves what was kept elsewhere %s where it was, but for the future', (_, at, expected) => {
  expect(pastTime(at, receivedAt)).toBe(expected)
})
