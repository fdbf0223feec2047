import type { AlertEntry, DeadLetter, Decision } from '../contract/alerts.ts'
import type { Notification } from '../alerts/notification.ts'

/** One notification to one receiver: written before it is sent, and again with what became of it. */
export interface Letter {
  projectId: number
  /** The same for each try; a later revision is another letter. */
  key: string
  revision: number
  receiver: string
  at: number
  status: 'waiting' | 'delivered' | 'failed' | 'withheld'
  attempts: number
  detail: string
  /** What the channel calls the message, for edits. */
  handle: string | null
  notification: Notification
}

export interface AlertStore {
  /** Writing an entry again, with more deliveries, replaces it. */
  append(projectId: number, entry: AlertEntry): Promise<void>
  history(projectId: number, limit: number): Promise<AlertEntry[]>
  letters: {
    /** A letter that is written again replaces what it was. */
    put(letters: readonly Letter[]): Promise<void>
    /** Of all projects, oldest first: what a crash left on its way. */
    waiting(since: number): Promise<Letter[]>
    dead(projectId: number, limit: number): Promise<DeadLetter[]>
    find(projectId: number, key: string, receiver: string): Promise<Letter | undefined>
  }
  decisions: {
    put(decisions: readonly (Decision & { projectId: number })[]): Promise<void>
    list(projectId: number, ruleId: string, limit: number): Promise<Decision[]>
  }
}
