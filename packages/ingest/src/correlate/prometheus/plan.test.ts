import { expect, it } from 'vitest'
import type { Group } from './discover.ts'
import { halvesOf, planBatches, selectorOf } from './plan.ts'

const group = (name: string, changed: Partial<Group> = {}): Group => ({
  ...{ name, kind: 'gauge', selector: '{env="prod"}', job: 'shop', instance: 'a:80' },
  ...{ isNear: false, series: 1, ...changed },
})
const options = { mostSeries: 100, mostInBatch: 10, isNamed: () => true }

it('asks for small metrics of a kind together', () => {
  const { batches } = planBatches(
    [group('a'), group('b', { series: 9 }), group('c', { kind: 'counter' })],
    options,
  )

  expect(batches.map(selectorOf)).toEqual([
    '{env="prod",__name__=~"a|b"}',
    '{env="prod",__name__="c"}',
  ])
})

it('asks for each alone where the answer would not tell them apart', () => {
  const { batches } = planBatches([group('a'), group('b')], { ...options, isNamed: () => false })

  expect(batches.map(({ names }) => names)).toEqual([['a'], ['b']])
})

it('divides a large metric by its targets', () => {
  const groups = ['x', 'y', undefined].map((instance) => group('a', { instance, series: 5 }))

  const { batches } = planBatches(groups, options)

  expect(batches.map(selectorOf)).toEqual([
    '{env="prod",__name__="a",job="shop",instance=~"x|y"}',
    '{env="prod",__name__="a",job="shop",instance=""}',
  ])
})

it('takes who is near, then small metrics, and says what it leaves out', () => {
  const plan = planBatches(
    [
      group('per_user', { series: 90 }),
      group('small', { series: 20 }),
      group('near', { series: 50, isNear: true }),
      group('per_user', { instance: 'b:80', series: 20 }),
    ],
    options,
  )

  expect(plan.series).toBe(90)
  expect(plan.leftOut).toEqual([{ name: 'per_user', series: 90 }])
  expect(plan.batches.filter(({ names }) => names[0] === 'per_user').map(selectorOf)).toEqual([
    '{env="prod",__name__="per_user",job="shop",instance="b:80"}',
  ])
})

it('quotes what strangers called their targets', () => {
  const instance = 'a"} or vector(1) #\\\n'
  const { batches } = planBatches([group('a', { instance, series: 11 })], options)

  expect(batches.map(selectorOf)).toEqual([
    String.raw`{env="prod",__name__="a",job="shop",instance="a\"} or vector(1) #\\\n"}`,
  ])
})

it('halves a batch until it is one target of one metric', () => {
  const [batch] = planBatches([group('a'), group('b'), group('c')], options).batches
  const [large] = planBatches([group('a', { series: 11 })], options).batches

  expect(batch && halvesOf(batch)?.map(({ names }) => names)).toEqual([['a', 'b'], ['c']])
  expect(large && halvesOf(large)).toBeUndefined()
})
