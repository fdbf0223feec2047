import { toAddress } from '../browser/address.ts'
import { guard } from '../browser/guard.ts'
import { listen, stopAll, type Stop } from '../browser/listen.ts'
import { patch } from '../browser/patch.ts'

/** A single-page app's moves: a new address, not a new query or fragment (a filter, a tab, an anchor). */
export function onRouteChange(moved: () => void, page: Window = window): Stop {
  let last = toAddress(page.location.href)
  const look = guard(() => {
    const next = toAddress(page.location.href)
    if (next === last) return
    last = next
    moved()
  })
  // as: lib.dom takes for granted what browsers before 2026 may lack.
  const { navigation } = page as Partial<Pick<Window, 'navigation'>>
  // The Navigation API tells every move without a patch of ours in the page.
  if (navigation) return listen(navigation, 'currententrychange', look)
  return stopAll([
    listen(page, 'popstate', look),
    ...['pushState', 'replaceState'].map((name) => lookAfter(page.history, name, look)),
  ])
}

function lookAfter(history: History, name: string, look: () => void): Stop {
  return patch(
    history,
    name,
    (original) =>
      function (this: unknown, ...args) {
        const result = original.apply(this, args)
        look()
        return result
      },
  )
}
