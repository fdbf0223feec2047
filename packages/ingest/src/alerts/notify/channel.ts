import type { Notification } from '../notification.ts'
import type { Mail, SentMail } from './email/mail.ts'
import type { SmtpSettings } from './email/settings.ts'

/** What a channel says to one try. */
export type Answer =
  | {
      is: 'taken'
      detail: string
      /** What the channel calls the message, for the next revision; without one, what it was before. */
      handle?: string
    }
  /** For good: the same again would be refused again. */
  | { is: 'refused'; detail: string }
  | {
      is: 'busy'
      detail: string
      /** How long it asks to be left alone; 0 where it does not say. */
      retryAfterMs: number
      /** Of what is done so far, where a message is several requests. */
      handle?: string
    }

/** One revision of a message, and what its channel called the one before. */
export interface Outgoing {
  notification: Notification
  handle: string | null
}

/** What channels reach the world with. */
export interface Means {
  fetch: typeof globalThis.fetch
  sendMail: (smtp: SmtpSettings, mail: Mail) => Promise<SentMail>
  now: () => number
}

/** Names this revision for receivers that know what they have seen: the same for each try. */
export function deliveryKey({ key, revision }: Notification): string {
  return `${key}/${String(revision)}`
}
