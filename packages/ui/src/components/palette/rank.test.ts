import { expect, it } from 'vitest'
import { ranked, scoreOf } from './rank.ts'

it.each([
  ['vit', 'Vitals', 'Go to Vitals'],
  ['set', 'Settings', 'Asset report'],
  ['light', 'Use the light theme', 'Highlight code'],
  ['settings', 'Settings', 'Settings of the project'],
  ['theme dark', 'Use the dark theme', 'Darken'],
])('to %j answers %j better than %j', (typed, better, worse) => {
  const score = scoreOf(typed, worse)

  expect(scoreOf(typed, better)).toBeGreaterThan(score ?? 0)
})

it.each([
  ['cl', 'Copy link', true],
  ['yl', 'Copy link', false],
  ['link nowhere', 'Copy link', false],
  ['', 'Copy link', true],
  ['SHOP-1', 'shop-12', true],
])('to %j the text %j is an answer: %j', (typed, text, isAnswer) => {
  expect(scoreOf(typed, text) !== undefined).toBe(isAnswer)
})

it('keeps the order of equals, and everything while nothing is typed', () => {
  const all = ['Vitals', 'Issues', 'Visits']

  expect(ranked('vi', all, (one) => one)).toEqual(['Vitals', 'Visits'])
  expect(ranked('', all, (one) => one)).toEqual(all)
})
