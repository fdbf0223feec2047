import { guard } from '../browser/guard.ts'
import type { Host } from '../host.ts'

/** What becomes of a request, by whichever way a script made it: failed ones are told. */
export function collectRequests(host: Host): void {
  let isLeaving = false

  host.begin = (call) =>
    guard((event, status) => {
      // Whoever leaves a page cuts its requests off, and browsers call that a network error.
      const outcome = isLeaving && event === 'error' ? 'abort' : event
      const durationMs = Math.round(performance.now() - call.startedAt)
      const item = { is: 'request', ...call.known, status, outcome, durationMs } as const
      // Not the beacons of another copy on this page.
      if (/\/v1\/beacon\?/.test(call.address)) return
      if (status >= 400 || !/^(load|opaque)/.test(outcome)) host.emit(item, call)
      else host.answered?.(item, call)
    })

  host.on('pagehide', () => {
    isLeaving = true
  })
  host.on('pageshow', () => {
    isLeaving = false
  })
}
