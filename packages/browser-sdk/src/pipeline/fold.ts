import type { CapturedError } from '../api.ts'
import type { Draft, Feature } from '../host.ts'

const WINDOW_MS = 60_000
/** Different errors to remember; the rest is the batch's to limit. */
const MOST = 200
/** Of equal errors, this many are told one by one. */
const WHOLE = 3

interface Known {
  n: number
  /** The one that waits, in which further ones are counted. */
  folded?: Draft
}

/**
 * Counts equal errors in one that waits already, so that an error in a loop costs the page a bounded
 * number of bytes and still counts in full.
 */
export const fold: Feature = (host) => {
  const { emit, flush } = host
  let since = 0
  let knowns = new Map<string, Known>()

  host.emit = (item, call) => {
    if (item.is !== 'error') return emit(item, call)
    const now = Date.now()
    if (Math.abs(now - since) > WINDOW_MS) {
      since = now
      knowns = new Map()
    }
    const key = keyOf(item)
    const known = knowns.get(key) ?? { n: 0 }
    if (knowns.size < MOST) knowns.set(key, known)
    const { folded } = known
    if (folded) {
      folded.weight = (folded.weight ?? 1) + 1
      folded.at = now
      return
    }
    known.n += 1
    if (known.n > WHOLE) {
      known.folded = item
      item.firstAt = now
    }
    emit(item, call)
    // Where there was no room for it, it counts nothing.
    if (!item.at) known.folded = undefined
  }
  host.flush = (isLeaving) => {
    for (const known of knowns.values()) known.folded = undefined
    flush(isLeaving)
  }
}

/** Equal errors have type, message and the top of the stack in common. */
function keyOf({ exceptions }: CapturedError): string {
  // as: there is always the thrown value itself.
  const { type, message, stack } = exceptions[0] as CapturedError['exceptions'][number]
  return type + message + String(stack).slice(0, 200)
}
