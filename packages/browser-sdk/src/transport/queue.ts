import { attempt } from '../browser/guard.ts'
import type { Host } from '../host.ts'

/** Browsers keep at most 64 KiB of keepalive requests in flight for a page. */
const MAX_KEEPALIVE_BYTES = 60_000
const AGAIN_MS = 10_000

/** One body at a time, in order; what the service cannot take now stays and is tried again. */
export function startSending(host: Host): void {
  // Taken before our patches, or the beacons would report themselves.
  // eslint-disable-next-line @typescript-eslint/unbound-method -- a global function
  const { fetch } = self
  const toSend = (body: string) => `{"sentAt":${Date.now()},${body}`
  let isSending = false

  host.post = (body) =>
    // A text without a type of its own needs no preflight.
    fetch(host.url, {
      method: 'POST',
      body,
      credentials: 'omit',
      keepalive: new Blob([body]).size < MAX_KEEPALIVE_BYTES,
    })

  async function send() {
    const [body] = host.waiting
    if (isSending || !body) return
    isSending = true
    // A patched `fetch` may throw as well.
    const answer = await attempt(() => host.post(toSend(body)))?.catch(() => undefined)
    const { status, headers } = answer ?? {}
    isSending = false
    if (!status || status === 429 || status >= 500) {
      host.later(status, headers)
      return
    }
    if (status >= 400) host.drop('beacon', 'refused')
    // Unless the page was left meanwhile, and the browser has it.
    if (host.waiting[0] === body) host.waiting.shift()
    host.send()
  }
  host.send = () => {
    send().catch(() => undefined)
  }

  host.later = () => host.due(AGAIN_MS)

  host.leave = () => {
    // Those on their way too, as they may be cut off; the service knows them by their id.
    host.waiting = host.waiting.filter(
      (body) => !attempt(() => navigator.sendBeacon(host.url, toSend(body))),
    )
  }
}
