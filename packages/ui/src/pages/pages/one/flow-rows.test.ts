import { expect, it } from 'vitest'
import { flowRows } from './flow-rows.ts'

const home = { is: 'page', name: '/', ref: '/', views: 6 } as const

it('tells shares of all views, and what the list has no room for', () => {
  expect(flowRows([home], 8)).toMatchObject([
    { name: '/', views: 6, share: 0.75 },
    { name: 'other pages', views: 2, share: 0.25 },
  ])
  expect(flowRows([home], 6)).toMatchObject([{ name: '/', share: 1 }])
  expect(flowRows([], 0)).toEqual([])
})
