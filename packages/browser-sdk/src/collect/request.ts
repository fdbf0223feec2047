import { toAddress } from '../browser/address.ts'
import { startTimer } from '../browser/clock.ts'
import type { RequestItem } from '../wire.ts'
import type { Emit } from './emit.ts'

interface Call {
  via: RequestItem['via']
  method: unknown
  target: unknown
}

/** Starts the clock of one request; the returned function reports how it failed. */
export function beginRequest(
  emit: Emit<RequestItem>,
  { via, method, target }: Call,
  page: Window,
): (outcome: RequestItem['outcome'], status: number) => void {
  const call = {
    via,
    method: String(method).toUpperCase().slice(0, 20),
    // Resolved now: a single-page app may have moved on when the answer comes.
    target: toAddress(String(target), page.document.baseURI),
  }
  const elapsed = startTimer()
  return (outcome, status) =>
    emit({ is: 'request', ...call, status, outcome, durationMs: elapsed() })
}
