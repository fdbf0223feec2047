import type { AlertStore, Letter } from '../../store/alert-store.ts'
import type { Notification } from '../notification.ts'
import type { Means } from './channel.ts'
import type { Receiver } from './receiver.ts'
import type { Parcel } from './send.ts'
import { sendTo } from './send-to.ts'

interface ResendOptions extends Means {
  receivers: () => readonly Receiver[]
  letters: Pick<AlertStore['letters'], 'openGroups' | 'ofThread'>
}

/** What still waits is sent by itself. */
const TRIED: ReadonlySet<Letter['status']> = new Set(['delivered', 'failed'])

/**
 * Says again what fires to receivers that forget it: an Alertmanager ends alerts that nobody repeats,
 * and knows none after its own restart.
 */
export function createResend(options: ResendOptions) {
  /** By receiver and thread. */
  const firing = new Map<string, Map<string, Notification>>()
  const dueAt = new Map<string, number>()

  /** What fired before this process began. */
  async function restore(): Promise<void> {
    const forgetful = new Set(forgetfulOnes().map(({ name }) => name))
    if (forgetful.size === 0) return
    for (const { projectId, key } of await options.letters.openGroups()) {
      for (const letter of await options.letters.ofThread(projectId, key)) {
        if (!forgetful.has(letter.receiver)) continue
        if (TRIED.has(letter.status)) remember(letter.receiver, letter.notification)
      }
    }
  }

  function forgetfulOnes() {
    return options.receivers().filter((one) => 'alertmanager' in one)
  }

  /** Also of what could not be delivered: it is told once its receiver is there again. */
  function note({ receiver, notification }: Parcel): void {
    if ('alertmanager' in receiver) remember(receiver.name, notification)
  }

  function remember(name: string, notification: Notification): void {
    const known = firing.get(name) ?? new Map<string, Notification>()
    if (notification.state === 'resolved' || notification.reason === 'test') {
      known.delete(notification.key)
    } else known.set(notification.key, notification)
    firing.set(name, known)
  }

  /** Called each second; whoever is not due yet waits. A try that fails is followed by the next. */
  async function resend(): Promise<void> {
    await Promise.all(forgetfulOnes().map(resendTo))
  }

  async function resendTo(receiver: Extract<Receiver, { alertmanager: unknown }>): Promise<void> {
    const now = options.now()
    const { name, alertmanager } = receiver
    if (now < (dueAt.get(name) ?? 0)) return
    dueAt.set(name, now + alertmanager.resend)
    for (const notification of firing.get(name)?.values() ?? []) {
      const answer = await sendTo(receiver, { notification, handle: null }, options)
      // It is away: the rest would only wait for it, longer than until the next time.
      if (answer.is === 'busy') return
    }
  }

  return { restore, note, resend }
}
