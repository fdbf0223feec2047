import { expect, it } from 'vitest'
import type { PageViewItem } from '../wire.ts'
import { collectPageViews } from './page-views.ts'

function start({ type = 'navigate', prerendering = false, referrer = '' } = {}) {
  const entry = { type, activationStart: 0 }
  const document = Object.assign(new EventTarget(), { prerendering, referrer })
  const page = Object.assign(new EventTarget(), {
    document,
    navigation: new EventTarget(),
    location: { href: 'https://shop.example/' },
    performance: { getEntriesByType: () => [entry] },
  })
  const views: Omit<PageViewItem, 'id' | 'at' | 'pageViewId'>[] = []
  // as: a stand-in with what is read of it.
  const stop = collectPageViews((view) => views.push(view), page as unknown as Window)
  return { page, document, entry, views, stop }
}

it.each([
  ['navigate', 'navigate'],
  ['reload', 'reload'],
  ['back_forward', 'back-forward'],
])('reports the arrival by %s as %s', (type, navigationType) => {
  const { views } = start({ type })

  expect(views).toEqual([{ is: 'pageview', navigationType }])
})

it('says where the visit came from, without the query', () => {
  const { views } = start({ referrer: 'https://search.example/?q=secret' })

  expect(views).toMatchObject([{ referrer: 'https://search.example/' }])
})

it('counts a prerendered page when somebody comes to see it', () => {
  const { document, entry, views } = start({ prerendering: true })
  expect(views).toEqual([])

  entry.activationStart = 900
  document.dispatchEvent(new Event('prerenderingchange'))

  expect(views).toEqual([{ is: 'pageview', navigationType: 'prerender' }])
})

it('counts a return from the back/forward cache', () => {
  const { page, views } = start()

  page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }))
  page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))

  expect(views.map(({ navigationType }) => navigationType)).toEqual([
    'navigate',
    'back-forward-cache',
  ])
})

it("counts an app's own moves", () => {
  const { page, views } = start()

  page.location.href = 'https://shop.example/cart'
  page.navigation.dispatchEvent(new Event('currententrychange'))

  expect(views[1]).toEqual({ is: 'pageview', navigationType: 'soft-navigation' })
})
