import { attempt, guard } from '../browser/guard.ts'
import type { Feature } from '../host.ts'
import { toBeaconUrl } from './beacon-url.ts'

/** Characters. */
const MAX_KEPT = 100_000
const LONGEST_MS = 60_000
const LONGEST_ASKED_MS = 3_600_000
/** About two minutes. Then no timer wakes the page any more, and the next flush tries for all. */
const MAX_RETRIES = 7

/**
 * Tries again with backoff and jitter, as late as the service asks, and by turns with the second
 * endpoint while the first is out of reach. What a page could not send, the next one does.
 */
export const offline: Feature = (host) => {
  const { options, send, post, leave, on } = host
  let other = options.fallbackEndpoint && toBeaconUrl(options.fallbackEndpoint, options.key)
  let failures = 0
  let isPausing = false
  let isAsked = false

  host.send = () => {
    if (!isPausing) send()
  }
  host.post = async (body) => {
    const response = await post(body)
    if (response.ok) {
      failures = 0
      take()
    }
    return response
  }
  host.later = (status, headers) => {
    if (!status && other) [host.url, other] = [other, host.url]
    isPausing = ++failures <= MAX_RETRIES
    const retryAfter = headers?.get('retry-after')
    isAsked = Boolean(retryAfter)
    if (isPausing) setTimeout(guard(resume), delayMs(failures, retryAfter))
  }
  const resume = () => {
    isPausing = false
    host.send()
  }

  host.leave = () => {
    // A beacon tells nobody whether it arrived: none while that is unlikely.
    if (!failures && navigator.onLine !== false) leave()
    if (host.waiting[0])
      attempt(() => {
        keep([...kept(), ...host.waiting])
        host.waiting = []
      })
  }
  const keep = (bodies: string[]) => {
    for (; bodies.join().length > MAX_KEPT; bodies.shift()) host.drop('beacon', 'overflow')
    localStorage.seismo = JSON.stringify(bodies)
  }
  // Once the service is seen to answer; until then nobody has to wait for storage.
  const take = guard(() => {
    const bodies = kept()
    if (!bodies[0]) return
    delete localStorage.seismo
    host.waiting.push(...bodies)
  })
  const again = () => {
    if (!failures || document.hidden) return
    take()
    // The network may be back; what the service asked for still holds.
    if (!isAsked) resume()
  }
  for (const type of ['online', 'pageshow', 'visibilitychange'] as const) on(type, again)
}

/** Written by an earlier page, or by this one when it was left. */
function kept(): string[] {
  // The name may be somebody else's.
  const found = attempt(() => JSON.parse(localStorage.seismo as string) as unknown)
  return Array.isArray(found) ? found.filter((body) => typeof body === 'string') : []
}

/** Doubles each time. The jitter keeps the pages of a whole audience from coming back at once. */
function delayMs(failures: number, retryAfter: string | null | undefined): number {
  const backoffMs = Math.min(500 * 2 ** failures, LONGEST_MS) * (0.5 + Math.random() / 2)
  // Seconds, as the service says it; the other form, a date, is left to the backoff.
  const askedMs = Number(retryAfter) * 1_000 || 0
  return Math.max(backoffMs, Math.min(askedMs, LONGEST_ASKED_MS))
}
