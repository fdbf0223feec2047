import type { Delivery } from '../../contract/alerts.ts'
import type { Notification } from '../notification.ts'
import type { AlertStore } from '../../store/alert-store.ts'
import { keptTrouble } from './kept-trouble.ts'
import type { Parcel, Sent } from './send.ts'
import { createTroubleTeller, type TroubleTellerOptions, type Watched } from './trouble-teller.ts'

type WatchOptions = Omit<TroubleTellerOptions, 'isTroubled'> & {
  letters: Pick<AlertStore['letters'], 'put' | 'ofService'>
}

/** How a channel does; its last delivery where this process made one. */
interface Standing {
  last: Delivery | undefined
  failingSince: number | null
}

/** What is not urgent is told together: a channel that cannot be edited would say each loss. */
const AT_MOST_EVERY_MS = 300_000
/** More than anybody reads; how many there were is counted. */
const MOST_LOST = 50

/**
 * Sends, and tells of a channel that could not deliver on another one, with what it lost: an alert
 * that nobody gets is worse than none. What cannot be told there is in the list of dead letters.
 */
export function createWatch(options: WatchOptions) {
  const standings = new Map<string, Standing>()
  const troubles = new Map<string, Watched>()
  const tell = createTroubleTeller({ ...options, isTroubled: (name) => troubles.has(name) })

  /** What failed when the process before ended: nobody is told of it as if it were new. */
  async function restore(): Promise<void> {
    const unseen = new Set(options.receivers().map(({ name }) => name))
    for (const letter of await options.letters.ofService()) {
      // What was said last of a channel holds: an older thread may have lost its end.
      if (!unseen.delete(letter.notification.labels['receiver'] ?? '')) continue
      const kept = keptTrouble(letter)
      if (!kept) continue
      troubles.set(kept.name, { ...kept, telling: undefined, hasNews: false })
      standings.set(kept.name, { last: undefined, failingSince: kept.since })
    }
  }

  async function send(parcel: Parcel): Promise<Sent> {
    const sent = await options.send(parcel)
    note(parcel, sent)
    return sent
  }

  function note({ receiver: { name }, notification }: Parcel, { delivery }: Sent): void {
    const isFine = delivery.status === 'delivered'
    const failingSince = isFine ? null : (standings.get(name)?.failingSince ?? options.now())
    standings.set(name, { last: delivery, failingSince })
    // Of a test whoever asked for it is told.
    if (notification.reason === 'test') return
    if (isFine) recovered(name)
    else failed(name, notification, delivery.detail)
  }

  function failed(name: string, lost: Notification, detail: string): void {
    const trouble = troubles.get(name) ?? newTrouble(name, options.now())
    troubles.set(name, trouble)
    trouble.lost = [...trouble.lost, lost].slice(-MOST_LOST)
    trouble.losses += 1
    trouble.project = lost.project
    trouble.isCritical ||= lost.severity === 'critical'
    const isUrgent = trouble.revision === 0 || lost.severity === 'critical'
    const hasNews = isUrgent || options.now() - trouble.toldAt >= AT_MOST_EVERY_MS
    tell(Object.assign(trouble, { detail, hasNews: trouble.hasNews || hasNews }))
  }

  function recovered(name: string): void {
    const trouble = troubles.get(name)
    if (!trouble) return
    troubles.delete(name)
    tell(Object.assign(trouble, { endedAt: options.now(), hasNews: true }))
  }

  async function idle(): Promise<void> {
    await Promise.all([...troubles.values()].flatMap(({ telling }) => telling ?? []))
  }

  return { restore, send, standings: (): ReadonlyMap<string, Standing> => standings, idle }
}

function newTrouble(name: string, since: number): Watched {
  return {
    ...{ name, since, endedAt: null, detail: '', lost: [], losses: 0 },
    ...{ project: '', isCritical: false },
    ...{ revision: 0, toldAt: 0, hasNews: false },
    ...{ told: undefined, telling: undefined },
  }
}
