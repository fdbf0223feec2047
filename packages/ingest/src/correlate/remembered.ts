import type { Correlations, Lane } from '../contract/correlations.ts'
import { NO_JAEGER, type Correlate, type Question } from './correlate.ts'
import { createRemember } from './remember.ts'
import { signalText } from './signal-text.ts'

const MINUTE_MS = 60_000
/** What was away or late may be there by then; what is not set up is not. */
const UNSURE_MS = 10_000

/** A page that ten people open asks Prometheus once a minute. */
export function remembered(correlate: Correlate, now: () => number): Correlate {
  const remember = createRemember<Correlations>({
    now,
    keepMs: ({ lanes }) => (lanes.some(isUnsure) ? UNSURE_MS : MINUTE_MS),
  })
  return (question) => remember(keyOf(question), () => correlate(question))
}

function isUnsure({ problem }: Lane): boolean {
  return problem !== null && problem !== NO_JAEGER
}

/** People ask until now, each at another second. */
function keyOf({ projectId, source, range, onset, box, alert, title }: Question): string {
  const minute = (at: number) => Math.floor(at / MINUTE_MS)
  const where = source.is === 'vital' ? [source.page, source.device] : []
  return JSON.stringify([
    ...[projectId, signalText(source), where, title, minute(range.from), minute(range.to)],
    ...[onset === undefined ? null : minute(onset)],
    box ? [minute(box.from), minute(box.to)] : null,
    alert ? [alert.beganAt ?? null, alert.firedAt] : null,
  ])
}
