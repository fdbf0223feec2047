import { attempt, guard } from '../browser/guard.ts'
import type { Draft, Host } from '../host.ts'
import { toEnvelope } from './envelope.ts'

const WINDOW_MS = 60_000
/** Of a kind, in a minute. */
const MOST = 200
const AFTER_ERROR_MS = 1_000
const AFTER_MS = 5_000
const MANY = 20
/** Characters of a body: with a margin, what browsers let a page keep in flight when it goes. */
const MAX_BODY = 50_000
const MAX_WAITING = 20

/** Collects what happens within seconds. No timer runs while nothing waits. */
export function collectBatch(host: Host): void {
  let batch: Draft[] = []
  let drops: Record<string, number> = {}
  let counts: Record<string, number> = {}
  let since = 0
  let dueMs = Infinity

  host.drop = (kind, reason, n = 1) => {
    const key = `${kind}:${reason}`
    drops[key] = (drops[key] ?? 0) + n
  }

  const flush = guard(() => {
    dueMs = Infinity
    host.flush()
  })
  host.due = (ms) => {
    // A timer that is due later stays: it finds nothing to do.
    if (ms < dueMs) setTimeout(flush, (dueMs = ms))
  }

  host.emit = (item) => {
    const { is } = item
    const at = Date.now()
    if (host.signal.aborted) return
    // Either way, as clocks are set back too.
    if (Math.abs(at - since) > WINDOW_MS) {
      since = at
      counts = {}
    }
    const n = (counts[is] = (counts[is] ?? 0) + 1)
    if (n > MOST) return host.drop(is, 'rate')
    item.view ??= host.view
    // Where it throws, nobody said that the item may leave.
    const mayLeave = attempt(() => host.options.beforeSend?.(item) !== false)
    if (!mayLeave) return host.drop(is, 'filtered')
    item.at = at
    const isUrgent = is === 'error' && !item.firstAt
    if (batch.push(item) === MANY && dueMs > AFTER_ERROR_MS) return flush()
    // A hidden page may be frozen or gone any moment.
    if (self.document?.hidden) host.due(0)
    else host.due(isUrgent ? AFTER_ERROR_MS : AFTER_MS)
  }

  host.flush = (isLeaving) => {
    if (host.signal.aborted) return
    const items = batch
    // Swap before sending: an error on the way may come back as an item.
    batch = []
    if (items[0] || Object.keys(drops)[0]) write(items)
    if (isLeaving) host.leave()
    else host.send()
  }

  function write(items: readonly Draft[]) {
    const before = { ...drops }
    const body = host.pack(toEnvelope(host, items, drops))
    const half = items.length >> 1
    if (half && body.length > MAX_BODY) {
      // What was dropped while it was written will be dropped again.
      drops = before
      write(items.slice(0, half))
      write(items.slice(half))
      return
    }
    drops = {}
    // The oldest go first: what happens now tells more than what happened before a long outage.
    if (host.waiting.push(body.slice(1)) > MAX_WAITING) {
      host.waiting.shift()
      host.drop('beacon', 'overflow')
    }
  }
}
