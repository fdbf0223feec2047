import { expect, it } from 'vitest'
import { onPageExit } from './page-exit.ts'

function aPage() {
  const document = { visibilityState: 'visible' }
  // as: a stand-in with the two things read of it.
  const page = Object.assign(new EventTarget(), { document }) as unknown as Window
  return { page, document }
}

it('leaves when the page is hidden or goes, and not when it is shown', () => {
  const { page, document } = aPage()
  let left = 0
  const stop = onPageExit(() => (left += 1), page)

  page.dispatchEvent(new Event('visibilitychange'))
  expect(left).toBe(0)
  document.visibilityState = 'hidden'
  page.dispatchEvent(new Event('visibilitychange'))
  page.dispatchEvent(new Event('pagehide'))
  expect(left).toBe(2)

  stop()
  page.dispatchEvent(new Event('pagehide'))
  expect(left).toBe(2)
})
