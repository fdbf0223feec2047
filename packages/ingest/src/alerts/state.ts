/** Where one series of a rule stands; the words are Prometheus'. Times are epoch milliseconds. */
export type AlertState =
  | { is: 'inactive' }
  | {
      is: 'pending'
      since: number
      /** Since when there is nothing to tell it by; null while there is. */
      blindSince: number | null
    }
  | {
      is: 'firing'
      /** When it began to fire. */
      since: number
      /** Names this firing until it resolves, and never another. */
      incident: string
      /** Since when it is over, while `keep_firing_for` lasts; null while it is not. */
      quietSince: number | null
      blindSince: number | null
    }

export const INACTIVE: AlertState = { is: 'inactive' }
