import { expect, it } from 'vitest'
import type { Item } from '../wire.ts'
import { createPipeline, type Draft } from './pipeline.ts'

const anError: Draft = { is: 'error', mechanism: 'error', level: 'error', exceptions: [] }
const aVital: Draft = {
  is: 'vital',
  name: 'LCP',
  value: 1,
  rating: 'good',
  navigationType: 'navigate',
}

function start({ isSampled = true } = {}) {
  const items: Item[] = []
  const began: string[] = []
  const views = {
    begin: (type: string) => ({ id: `view ${String(began.push(type))}` }),
    current: () => ({ id: 'current' }),
    landing: () => ({ id: 'landing' }),
  }
  const add = (item: Item) => items.push(item)
  const pipeline = createPipeline({ views, isSampled, add }, () => 1_700_000_000_000)
  return { items, began, pipeline }
}

it('says when and in which view an item was', () => {
  const { items, pipeline } = start()

  pipeline(anError)

  expect(items).toEqual([
    {
      ...anError,
      id: expect.stringMatching(/^[\da-f-]{36}$/) as string,
      at: 1_700_000_000_000,
      pageViewId: 'current',
    },
  ])
})

it('begins a view with a page view and gives vitals to the landing', () => {
  const { items, began, pipeline } = start()

  pipeline({ is: 'pageview', navigationType: 'soft-navigation' })
  pipeline(aVital)

  expect(began).toEqual(['soft-navigation'])
  expect(items.map(({ pageViewId }) => pageViewId)).toEqual(['view 1', 'landing'])
})

it('sends errors, but no page views and vitals, of a session that is not sampled', () => {
  const { items, began, pipeline } = start({ isSampled: false })

  pipeline({ is: 'pageview', navigationType: 'navigate' })
  pipeline(aVital)
  pipeline(anError)

  expect(items.map(({ is }) => is)).toEqual(['error'])
  expect(began).toEqual(['navigate'])
})

it('admits thirty of a kind in a minute', () => {
  const { items, pipeline } = start()

  for (let i = 0; i < 100; i += 1) pipeline(anError)
  pipeline(aVital)

  expect(items).toHaveLength(31)
})
