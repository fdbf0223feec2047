import { listen, stopAll, type Stop } from '../browser/listen.ts'
import type { RequestItem } from '../wire.ts'
import type { Emit } from './emit.ts'
import { collectFetches } from './fetches.ts'
import { collectXhrs } from './xhrs.ts'

/** Requests that failed, by either of the ways a script can make them. */
export function collectRequests(emit: Emit<RequestItem>, page = window): Stop {
  let isLeaving = false
  // Whoever leaves a page cuts its requests off, and browsers call that a network error.
  const tell: Emit<RequestItem> = (request) =>
    emit(
      isLeaving && request.outcome === 'network-error'
        ? { ...request, outcome: 'aborted' }
        : request,
    )
  const leaving = (value: boolean) => () => {
    isLeaving = value
  }
  return stopAll([
    collectFetches(tell, page),
    collectXhrs(tell, page),
    listen(page, 'pagehide', leaving(true)),
    listen(page, 'pageshow', leaving(false)),
  ])
}
