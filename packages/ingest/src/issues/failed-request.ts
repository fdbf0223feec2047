import type { EventRequest } from '../contract/traces.ts'
import type { SeenRequest, SessionSignal } from '../store/ports.ts'

/** A request that failed leads to an error within seconds, or not at all. */
const BEFORE_MS = 10_000
/** Of what one answer broke, the page's clock tells the order to some milliseconds. */
const AFTER_MS = 1_000

/** The request of the same session that failed last before an error. */
export function failedRequestOf(
  signals: readonly SessionSignal[],
  at: number,
): SeenRequest | undefined {
  return signals
    .filter((signal) => signal.is === 'request')
    .filter((request) => isFailed(request) && isNear(request.at - at))
    .toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0]
}

function isNear(afterMs: number): boolean {
  return afterMs >= -BEFORE_MS && afterMs <= AFTER_MS
}

/** Who leaves a page aborts its requests, and nothing failed. */
function isFailed({ outcome }: SeenRequest): boolean {
  return outcome !== 'ok' && outcome !== 'opaque' && outcome !== 'aborted'
}

export function toEventRequest(request: SeenRequest): EventRequest {
  const { at, method, target, status, outcome, durationMs, serverMs, serverTiming } = request
  return { at, method, target, status, outcome, durationMs, serverMs, serverTiming }
}
