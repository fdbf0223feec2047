import type { Answer } from './channel.ts'
import type { ChannelKind } from './receiver.ts'

const PAUSES_MS = [1_000, 5_000, 15_000, 60_000]
/** Servers that do not know us yet take a message on its second try, minutes later. */
const PAUSES_OF_MAIL_MS = [5_000, 60_000, 300_000, 900_000]
/** Being told to wait is no failure, as long as it ends. */
const MOST_WAITS = 20

type Busy = Extract<Answer, { is: 'busy' }>

/** How long until the next try of one message; undefined for no further one. */
export function createPatience(
  kind: ChannelKind,
  random: () => number,
): (answer: Busy) => number | undefined {
  const pauses = kind === 'email' ? PAUSES_OF_MAIL_MS : PAUSES_MS
  let failures = 0
  let waits = 0

  return ({ retryAfterMs }) => {
    if (retryAfterMs > 0) waits += 1
    else failures += 1
    const pauseMs = waits > MOST_WAITS ? undefined : pauses[Math.max(0, failures - 1)]
    if (failures > pauses.length || pauseMs === undefined) return undefined
    // Spread, so that what failed together is not tried again together.
    return Math.max(pauseMs * (0.75 + random() / 2), retryAfterMs)
  }
}
