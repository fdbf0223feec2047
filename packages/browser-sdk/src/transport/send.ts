import { now } from '../browser/clock.ts'
import { attempt } from '../browser/guard.ts'
import { MAX_KEEPALIVE_BYTES, sizeBytes, type Parcel } from './parcel.ts'

/** `done`: kept by the service, or refused for good, which a second try would not change. */
export type Answer = { is: 'done' } | { is: 'later'; retryAfter: string | null }

export interface Send {
  /** Waits for the service's answer. Never rejects. */
  post: (parcel: Parcel) => Promise<Answer>
  /** Hands the parcel to the browser, which sends it when the page is gone; false where it will not. */
  beacon: (parcel: Parcel) => boolean
}

/** A collector that hangs must not hold back what comes after. */
const TIMEOUT_MS = 30_000

/** `page` as it was before our patches, or the beacons would report themselves. */
export function createSend(url: string, page: Window & typeof globalThis = window): Send {
  const fetch = page.fetch.bind(page)
  const { navigator } = page

  async function post(parcel: Parcel): Promise<Answer> {
    const body = parcel.toBody(now())
    try {
      return toAnswer(await fetch(url, toRequest(body)))
    } catch {
      return { is: 'later', retryAfter: null }
    }
  }

  return {
    post,
    beacon: (parcel) => attempt(() => navigator.sendBeacon(url, parcel.toBody(now())), false),
  }
}

function toRequest(body: string): RequestInit {
  return {
    method: 'POST',
    body,
    // `text/plain` is what a string body gets by itself and needs no preflight.
    credentials: 'omit',
    keepalive: sizeBytes(body) < MAX_KEEPALIVE_BYTES,
    signal: 'timeout' in AbortSignal ? AbortSignal.timeout(TIMEOUT_MS) : null,
  }
}

function toAnswer({ status, headers }: Response): Answer {
  if (status !== 429 && status < 500) return { is: 'done' }
  return { is: 'later', retryAfter: headers.get('retry-after') }
}
