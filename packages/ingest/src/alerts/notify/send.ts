import type { Delivery } from '../../contract/alerts.ts'
import type { Notification } from '../notification.ts'
import type { Receiver } from './receiver.ts'

export interface Parcel {
  receiver: Receiver
  notification: Notification
  /** What the channel called the message of the revision before, where it can be edited. */
  handle: string | null
}

/**
 * Tries until the channel takes it or refuses for good; never rejects. `handle` is what the channel
 * calls the message, for the next revision. The same parcel may be sent again after a crash: the
 * channel is told key and revision, to know it.
 */
export type Send = (parcel: Parcel) => Promise<{ delivery: Delivery; handle: string | null }>
