import { stopAll, type Stop } from '../browser/listen.ts'
import type { RequestItem } from '../wire.ts'
import type { Emit } from './emit.ts'
import { collectFetches } from './fetches.ts'
import { collectXhrs } from './xhrs.ts'

/** Requests that failed, by either of the ways a script can make them. */
export function collectRequests(emit: Emit<RequestItem>, page = window): Stop {
  return stopAll([collectFetches(emit, page), collectXhrs(emit, page)])
}
