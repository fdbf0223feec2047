import { listen, stopAll, type Stop } from './listen.ts'

/**
 * Calls `leave` when the page may be gone in a moment. On phones the change to hidden is the last
 * event a page is sure to see; `pagehide` is for browsers that skip it on navigation.
 * Never `unload`: it would keep the page out of the back/forward cache.
 */
export function onPageExit(leave: () => void, page: Window = window): Stop {
  return stopAll([
    // On window and bubbling: web-vitals reports from the capture phase, and its last values have
    // to be in the batch before it leaves.
    listen(page, 'visibilitychange', () => {
      if (page.document.visibilityState === 'hidden') leave()
    }),
    listen(page, 'pagehide', leave),
  ])
}
