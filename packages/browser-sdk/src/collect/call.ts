import { toAbsolute, withoutSecrets } from '../browser/address.ts'
import type { Call } from '../host.ts'

/** What is known when a request begins; a single-page app may have moved on when its answer comes. */
export function toCall(via: 'fetch' | 'xhr', method: string | undefined, target: unknown): Call {
  const address = toAbsolute(target)
  return {
    known: { via, method, target: withoutSecrets(address) },
    address,
    startedAt: performance.now(),
  }
}
