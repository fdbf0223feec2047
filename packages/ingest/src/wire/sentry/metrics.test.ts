import { expect, it } from 'vitest'
import { decode, SENT_AT, TRACE } from './an-envelope.ts'

const typed = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value, type: '' }]))

const metric = {
  ...{ timestamp: SENT_AT / 1_000 - 1, trace_id: TRACE, name: 'lamps', type: 'counter', value: 2 },
  attributes: typed({
    ...{ 'sentry.release': 'shop@1.2.3', 'user.id': 'u-7', 'user.email': 'ann@shop.example' },
    ...{ plan: 'pro', page: 3 },
  }),
}
const read = (...items: unknown[]) => decode([['trace_metric', { version: 2, items }]])

it('becomes metrics with the tags that the page gave', () => {
  const { envelopes, refused } = read(metric)

  expect(refused).toEqual([])
  expect(envelopes).toMatchObject([
    {
      context: { sessionId: TRACE, release: 'shop@1.2.3', userId: 'u-7' },
      items: [
        {
          ...{ is: 'metric', kind: 'counter', name: 'lamps', value: 2, n: 1, min: 2, max: 2 },
          ...{ at: SENT_AT - 1_000, weight: 1, buckets: {} },
        },
      ],
    },
  ])
  const [item] = envelopes.flatMap(({ items }) => items)
  expect(item).toHaveProperty('tags', { plan: 'pro', page: '3' })
})

it.each([
  [16, { 32: 1 }],
  [0, { '-': 1 }],
  [-3, { '-': 1 }],
])('makes a histogram of a distribution of %d', (value, buckets) => {
  const { items } = read({ ...metric, type: 'distribution', value })

  expect(items).toMatchObject([{ kind: 'histogram', buckets }])
})

it('refuses more values than a body may hold', () => {
  const { items, refused } = read(...Array.from({ length: 501 }, () => metric))

  expect(items).toHaveLength(500)
  expect(refused).toMatchObject([{ kind: 'trace_metric', reason: 'too-large' }])
})

it('gives equal values ids of their own, and the same again', () => {
  const ids = () => read(metric, metric).items.map(({ id }) => id)

  expect(new Set(ids()).size).toBe(2)
  expect(ids()).toEqual(ids())
})

it('refuses what is none and keeps its neighbours', () => {
  const { items, refused } = read(
    { ...metric, value: 1e300 },
    7,
    { ...metric, type: 'set' },
    metric,
  )

  expect(items).toHaveLength(1)
  expect(refused).toMatchObject([1, 2, 3].map(() => ({ kind: 'trace_metric', reason: 'invalid' })))
  expect(decode([['trace_metric', {}]]).refused).toMatchObject([{ reason: 'invalid' }])
})
