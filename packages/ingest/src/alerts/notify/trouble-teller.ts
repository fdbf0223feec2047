import type { AlertStore } from '../../store/alert-store.ts'
import type { Notification } from '../notification.ts'
import { failureNotice } from './failure-notice.ts'
import { troubleLetter, type Trouble } from './kept-trouble.ts'
import type { Receiver } from './receiver.ts'
import type { Send, Sent } from './send.ts'

export interface TroubleTellerOptions {
  send: Send
  receivers: () => readonly Receiver[]
  letters: Pick<AlertStore['letters'], 'put'>
  /** Whether a channel fails itself. */
  isTroubled: (name: string) => boolean
  now: () => number
  /** Where people open the page. */
  origin: string
  onError: (cause: unknown) => void
}

export interface Watched extends Trouble {
  telling: Promise<void> | undefined
  hasNews: boolean
}

/** Tells of a channel that fails on another one, and keeps what was said. */
export function createTroubleTeller(options: TroubleTellerOptions) {
  /** One after the other: what comes while one is on its way is told together by the next. */
  function tell(trouble: Watched): void {
    trouble.telling ??= tellAll(trouble)
      .catch(options.onError)
      .finally(() => {
        trouble.telling = undefined
      })
  }

  async function tellAll(trouble: Watched): Promise<void> {
    while (trouble.hasNews) {
      trouble.hasNews = false
      trouble.revision += 1
      trouble.toldAt = options.now()
      await tellOnce(trouble)
    }
  }

  async function tellOnce(trouble: Watched): Promise<void> {
    const notification = failureNotice(trouble, trouble.revision, options.origin)
    const sent = await tellOther(trouble, notification)
    await options.letters.put([troubleLetter(trouble, notification, sent)])
  }

  async function tellOther(
    trouble: Watched,
    notification: Notification,
  ): Promise<Sent | undefined> {
    for (const receiver of othersThan(trouble)) {
      const { told } = trouble
      const handle = told?.name === receiver.name ? told.handle : null
      const sent = await options.send({ receiver, notification, handle })
      if (sent.delivery.status !== 'delivered') continue
      trouble.told = { name: receiver.name, handle: sent.handle }
      return sent
    }
    return undefined
  }

  /** Who was told before, who is named for it, then whoever works. */
  function othersThan({ name, told, endedAt }: Trouble): Receiver[] {
    const all = options.receivers()
    const named = all.find((one) => one.name === name)?.on_failure
    const rank = (one: Receiver) => {
      if (one.name === told?.name) return 0
      if (one.name === named) return 1
      return options.isTroubled(one.name) ? 3 : 2
    }
    return all
      .filter((one) => one.name !== name && (endedAt === null || one.name === told?.name))
      .toSorted((a, b) => rank(a) - rank(b))
  }

  return tell
}
