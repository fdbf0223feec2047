import { expect, it } from 'vitest'
import { breadcrumbs, toBreadcrumbs } from './breadcrumbs.ts'

const read = (given: unknown) => toBreadcrumbs(breadcrumbs.parse(given), 9_000)

const called = (status?: number) => ({
  method: 'GET',
  url: 'https://shop.example/api/stock?for=ann#x',
  ...(status !== undefined && { status_code: status }),
})

it.each([
  ['ui.click', { message: 'body > button#pay' }, 'click', 'body > button#pay'],
  ['ui.input', { message: 'input#name' }, 'click', 'input#name'],
  ['fetch', { data: called(500) }, 'request', 'GET https://shop.example/api/stock 500'],
  ['xhr', { data: called() }, 'request', 'GET https://shop.example/api/stock'],
  ['http', { message: 'GET /' }, 'request', 'GET /'],
  ['navigation', { data: { from: '/?q=ann', to: '/cart#top' } }, 'navigation', '/ → /cart'],
  ['navigation', { data: { to: '/cart' } }, 'navigation', '/cart'],
  ['console', { message: 'stock is low' }, 'console', 'stock is low'],
  ['sentry.event', { message: 'Error: x' }, 'custom', 'Error: x'],
  ['cart', {}, 'custom', 'cart'],
  [undefined, { message: 'emptied' }, 'custom', 'emptied'],
])('tells a crumb of %s with %j as a %s', (category, more, kind, text) => {
  expect(read([{ timestamp: 2, category, ...more }])).toEqual([{ at: 2_000, kind, text }])
})

it('tells a level that is not the usual one', () => {
  const crumbs = read([{ level: 'warning' }, { level: 'debug' }, { level: null }])

  expect(crumbs.map(({ level }) => level)).toEqual(['warning', undefined, undefined])
})

it('takes a crumb without a time to be as late as what it led to', () => {
  expect(read([{ message: 'x' }])).toMatchObject([{ at: 9_000 }])
})

it('reads the older form of the list, and passes over what is none', () => {
  expect(read({ values: [7, null, { timestamp: '1970-01-01T00:00:03Z' }] })).toMatchObject([
    { at: 3_000 },
  ])
})
