import { guard } from '../browser/guard.ts'
import type { Parcel } from './parcel.ts'
import { retryDelayMs } from './retry-delay.ts'
import type { Send } from './send.ts'

const MAX_WAITING = 20
/** About two minutes. Then no timer wakes the page any more, and the next parcel tries for all. */
const MAX_RETRIES = 7

export interface Queue {
  add: (parcels: readonly Parcel[]) => void
  send: () => void
  /** The page may be gone in a moment: the browser takes over what it will take. */
  leave: () => void
}

/** One parcel at a time, in order; what the service could not take now stays in memory and is tried again. */
export function createQueue({ post, beacon }: Send): Queue {
  const waiting: Parcel[] = []
  let state: 'idle' | 'sending' | 'pausing' = 'idle'
  let failures = 0

  function send() {
    const parcel = state === 'idle' ? waiting.shift() : undefined
    if (parcel) void sendOne(parcel)
  }

  async function sendOne(parcel: Parcel): Promise<void> {
    state = 'sending'
    const answer = await post(parcel)
    state = 'idle'
    if (answer.is === 'later') {
      add([parcel, ...waiting.splice(0)])
      pause(answer.retryAfter)
      return
    }
    failures = 0
    send()
  }

  function pause(retryAfter: string | null) {
    failures += 1
    if (failures > MAX_RETRIES) return
    state = 'pausing'
    const resume = () => {
      state = 'idle'
      send()
    }
    setTimeout(guard(resume), retryDelayMs(failures, retryAfter))
  }

  function add(parcels: readonly Parcel[]) {
    waiting.push(...parcels)
    // The oldest go first: what happens now tells more than what happened before a long outage.
    waiting.splice(0, waiting.length - MAX_WAITING)
  }

  function leave() {
    while (waiting[0] && beacon(waiting[0])) waiting.shift()
    send()
  }

  return { add, send, leave }
}
