import { expect, it } from 'vitest'
import { kindOf } from './metric-kind.ts'

it.each([
  ['http_requests_total', {}, '', 'counter'],
  ['node_context_switches', {}, 'counter', 'counter'],
  ['queue_length', {}, '', 'gauge'],
  ['http_seconds_bucket', { le: '1' }, '', 'bucket'],
  ['http_seconds_bucket', {}, '', 'counter'],
  ['http_seconds_count', {}, '', 'counter'],
  ['connection_count', {}, 'gauge', 'gauge'],
  ['http_seconds', {}, 'histogram', 'native'],
  ['go_gc_seconds', { quantile: '0.5' }, 'summary', 'quantile'],
  ['go_gc_seconds', { quantile: '0.5' }, '', 'quantile'],
  ['bytes_sent_total', {}, 'delta', 'delta'],
  ['target_info', {}, '', 'nothing'],
  ['build', {}, 'info', 'nothing'],
  ['http_requests_created', {}, '', 'nothing'],
  ['process_start_time_seconds', {}, 'gauge', 'nothing'],
  ['node_disk_io_time_seconds_total', {}, '', 'counter'],
  ['ALERTS', {}, '', 'nothing'],
])('reads %s with %j of type %j as %s', (name, labels, type, kind) => {
  expect(kindOf(name, labels, new Map(type === '' ? [] : [[name, type]]))).toBe(kind)
})

it('finds the type under the name of the family', () => {
  const types = new Map([
    ['requests', 'counter'],
    ['seconds', 'histogram'],
  ])

  expect(kindOf('requests_total', {}, types)).toBe('counter')
  expect(kindOf('seconds_sum', {}, types)).toBe('counter')
})
