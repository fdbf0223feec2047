import { guard } from '../browser/guard.ts'
import type { Item } from '../wire.ts'
import type { Entry } from './parcel.ts'

const AFTER_ERROR_MS = 1_000
const AFTER_MS = 5_000
const MAX_ENTRIES = 20

export interface Batch {
  add: (item: Item, view: Entry['view']) => void
  flush: (isLeaving: boolean) => void
}

interface BatchDeps {
  deliver: (entries: Entry[], isLeaving: boolean) => void
  /** A prerendered page keeps everything until somebody looks at it. */
  isHeld: () => boolean
  isHidden: () => boolean
}

/** Collects what happens within seconds into one beacon. No timer runs while there is nothing to send. */
export function createBatch({ deliver, isHeld, isHidden }: BatchDeps): Batch {
  let entries: Entry[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let waitMs = Infinity

  function flush(isLeaving: boolean) {
    clearTimeout(timer)
    waitMs = Infinity
    if (isHeld()) return
    const full = entries
    // Swap before delivering: an error on the way may come back as an entry.
    entries = []
    deliver(full, isLeaving)
  }

  function flushWithin(ms: number) {
    if (ms >= waitMs) return
    clearTimeout(timer)
    waitMs = ms
    timer = setTimeout(guard(flush), ms, false)
  }

  function add(item: Item, view: Entry['view']) {
    entries.push({ item, view })
    if (entries.length >= MAX_ENTRIES) flush(false)
    else flushWithin(waitFor(item))
  }

  function waitFor(item: Item) {
    // A hidden page may be frozen or gone any moment.
    if (isHidden()) return 0
    return item.is === 'error' ? AFTER_ERROR_MS : AFTER_MS
  }

  return { add, flush }
}
