import { expect, it } from 'vitest'
import { createPageViews } from './page-view.ts'

it('opens a view for each navigation and keeps the landing for vitals', () => {
  let href = 'https://shop.example/?utm=1'
  const views = createPageViews(() => href)
  const arrived = views.begin('navigate')

  href = 'https://shop.example/cart'
  const moved = views.begin('soft-navigation')

  expect(moved).toMatchObject({ url: 'https://shop.example/cart' })
  expect(views.current()).toBe(moved)
  expect(views.landing()).toBe(arrived)
  expect(arrived.url).toBe('https://shop.example/')
})

it('lands again when the page comes back from the back/forward cache', () => {
  const views = createPageViews(() => 'https://shop.example/')
  views.begin('navigate')

  const restored = views.begin('back-forward-cache')

  expect(views.landing()).toBe(restored)
})
