import type { Delivery } from '../../contract/alerts.ts'
import type { Notification } from '../notification.ts'
import { failureNotice, type Failure } from './failure-notice.ts'
import type { Receiver } from './receiver.ts'
import type { Parcel, Send, Sent } from './send.ts'

interface WatchOptions {
  send: Send
  receivers: () => readonly Receiver[]
  now: () => number
  /** Where people open the page. */
  origin: string
  onError: (cause: unknown) => void
}

/** How a channel has done since this process runs. */
interface Standing {
  last: Delivery
  failingSince: number | null
}

/** What is not urgent is told together: a channel that cannot be edited would say each loss. */
const AT_MOST_EVERY_MS = 300_000
/** More than anybody reads; how many there were is counted. */
const MOST_LOST = 50

interface Trouble extends Failure {
  /** Who was told of it, and what that channel calls the message. */
  told: { name: string; handle: string | null } | undefined
  revision: number
  toldAt: number
  telling: Promise<void> | undefined
  hasNews: boolean
}

/**
 * Sends, and tells of a channel that could not deliver on another one, with what it lost: an alert
 * that nobody gets is worse than none. What cannot be told there is in the list of dead letters.
 */
export function createWatch(options: WatchOptions) {
  const standings = new Map<string, Standing>()
  const troubles = new Map<string, Trouble>()

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

  /** One after the other: what comes while one is on its way is told together by the next. */
  function tell(trouble: Trouble): void {
    trouble.telling ??= tellAll(trouble)
      .catch(options.onError)
      .finally(() => {
        trouble.telling = undefined
      })
  }

  async function tellAll(trouble: Trouble): Promise<void> {
    while (trouble.hasNews) {
      trouble.hasNews = false
      trouble.revision += 1
      trouble.toldAt = options.now()
      await tellOnce(trouble)
    }
  }

  async function tellOnce(trouble: Trouble): Promise<void> {
    const notification = failureNotice(trouble, trouble.revision, options.origin)
    for (const receiver of othersThan(trouble)) {
      const { told } = trouble
      const handle = told?.name === receiver.name ? told.handle : null
      const sent = await options.send({ receiver, notification, handle })
      if (sent.delivery.status !== 'delivered') continue
      trouble.told = { name: receiver.name, handle: sent.handle }
      return
    }
  }

  /** Who was told before, who is named for it, then whoever works. */
  function othersThan({ name, told, endedAt }: Trouble): Receiver[] {
    const all = options.receivers()
    const named = all.find((one) => one.name === name)?.on_failure
    const rank = (one: Receiver) => {
      if (one.name === told?.name) return 0
      if (one.name === named) return 1
      return troubles.has(one.name) ? 3 : 2
    }
    return all
      .filter((one) => one.name !== name && (endedAt === null || one.name === told?.name))
      .toSorted((a, b) => rank(a) - rank(b))
  }

  async function idle(): Promise<void> {
    await Promise.all([...troubles.values()].flatMap(({ telling }) => telling ?? []))
  }

  return { send, standings: (): ReadonlyMap<string, Standing> => standings, idle }
}

function newTrouble(name: string, since: number): Trouble {
  return {
    ...{ name, since, endedAt: null, detail: '', lost: [], losses: 0 },
    ...{ revision: 0, toldAt: 0, hasNews: false },
    ...{ told: undefined, telling: undefined },
  }
}
