import { expect, it } from 'vitest'
import { timeToLiveOf } from './time-to-live.ts'

it.each([
  [
    'MergeTree ORDER BY a TTL toDateTime(ts) + toIntervalDay(90) SETTINGS index_granularity = 8192',
    { since: 'toDateTime(ts)', days: 90 },
  ],
  ['MergeTree ORDER BY a TTL bucket + toIntervalMonth(13)', { since: 'bucket', days: 396 }],
  ['MergeTree ORDER BY a TTL day + toIntervalYear(1)', { since: 'day', days: 365 }],
  ['MergeTree ORDER BY a SETTINGS index_granularity = 8192', undefined],
  ['MergeTree ORDER BY a TTL ts + toIntervalDay(1) DELETE WHERE b = 1', undefined],
  ['', undefined],
])('reads %s', (engine, expected) => {
  expect(timeToLiveOf(engine)).toEqual(expected)
})
