import { expect, it } from 'vitest'
import { onRouteChange } from './route-changes.ts'

function anOldPage() {
  const location = { href: 'https://shop.example/' }
  const pushState = (_state: unknown, _title: string, path: string) => {
    location.href = new URL(path, location.href).href
  }
  return Object.assign(new EventTarget(), {
    location,
    history: { pushState, replaceState: pushState },
  })
}

function start() {
  const page = anOldPage()
  let moves = 0
  // as: a stand-in with what is read of it.
  const stop = onRouteChange(() => (moves += 1), page as unknown as Window)
  return { page, stop, moves: () => moves }
}

it('notices a new path where there is no Navigation API', () => {
  const { page, moves } = start()

  page.history.pushState(null, '', '/cart')
  page.history.replaceState(null, '', '/checkout')
  page.location.href = 'https://shop.example/'
  page.dispatchEvent(new Event('popstate'))

  expect(moves()).toBe(3)
})

it('takes a filter or an anchor for the same page', () => {
  const { page, moves } = start()

  page.history.pushState(null, '', '/?sort=price')
  page.history.pushState(null, '', '/#reviews')

  expect(moves()).toBe(0)
})

it('is silent after stop', () => {
  const { page, stop, moves } = start()

  stop()
  page.history.pushState(null, '', '/cart')

  expect(moves()).toBe(0)
})
