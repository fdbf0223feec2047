import type { Group } from '../alerts/group/group.ts'
import type { Notification } from '../alerts/notification.ts'
import type { AlertState } from '../alerts/state.ts'
import type { AlertEntry, Decision } from '../contract/alerts.ts'

/** One notification to one receiver: written before it is sent, and again with what became of it. */
export interface Letter {
  projectId: number
  /** The same for each try; a later revision is another letter. */
  key: string
  revision: number
  receiver: string
  /** Rises with each time it is written: the highest is the letter. */
  version: number
  /** The channel: `webhook`, `slack` …; empty while that is not known. */
  kind: string
  at: number
  status: 'waiting' | 'delivered' | 'failed' | 'withheld'
  attempts: number
  detail: string
  /** What the channel calls the message, for edits. */
  handle: string | null
  /** Which changes it tells: `<incident> firing`, `<incident> resolved`. */
  about: string[]
  /** All that was said in its thread so far: what a restart goes on from. */
  group: Group
  notification: Notification
}

/** A decision with the state that it led to. */
export interface DecisionRow extends Decision {
  projectId: number
  state: AlertState
  /** What the history shows of it; null where people are told nothing. */
  entry: AlertEntry | null
}

export interface OwnedEntry {
  projectId: number
  entry: AlertEntry
}

export interface AlertStartsQuery {
  projectId: number
  /** Epoch milliseconds, the end exclusive. */
  from: number
  to: number
  /** From when on earlier ones are counted. */
  since: number
}

/** Of one rule, however many of its series began to fire. */
export interface AlertStart {
  /** The first that did. */
  entry: AlertEntry
  alerts: number
  /** From `since` to `from`. */
  before: number
}

export interface AlertStore {
  /** Of what others decided, in one write; an entry that is written again replaces what it was. */
  append(entries: readonly OwnedEntry[]): Promise<void>
  /** With what became of their messages, newest first. */
  history(projectId: number, limit: number): Promise<AlertEntry[]>
  /** Which rules began to fire within a time, and how often each did before it. */
  starts(query: AlertStartsQuery): Promise<AlertStart[]>
  /** How many alerts each silence held back, by its id. */
  withheld(projectId: number): Promise<Map<string, number>>
  /** What the evaluation of alerts writes under a right that it may lose. */
  terms: {
    /**
     * From here on, what is written under an earlier term is refused.
     * @param least larger than any that was given before, unless who counts them began anew.
     * @returns the term.
     */
    begin(least: number): Promise<number>
    /** The same as without a term; while a later one has begun, nothing is written. */
    under(term: number): Pick<AlertStore, 'decisions' | 'letters'>
  }
  decisions: {
    /** In one write: all are kept, or none. Written again, a decision replaces what it was. */
    put(rows: readonly DecisionRow[]): Promise<void>
    /** Of one rule, newest first. */
    list(projectId: number, ruleId: string, limit: number): Promise<Decision[]>
    /** The newest of each series of all projects that was not at rest by then. */
    standing(): Promise<DecisionRow[]>
  }
  letters: {
    /** A letter that is written again replaces what it was. */
    put(letters: readonly Letter[]): Promise<void>
    /** Of all projects, oldest first: what a crash left on its way. */
    waiting(): Promise<Letter[]>
    /** What each thread of all projects that is not over has last said. */
    openGroups(): Promise<Group[]>
    /** The last of each receiver of a thread. */
    ofThread(projectId: number, key: string): Promise<Letter[]>
    /** What a thread's receiver called its message last, by whichever revision; null where it did not. */
    handleOf(thread: Pick<Letter, 'projectId' | 'key' | 'receiver'>): Promise<string | null>
    /** What nobody could deliver, newest first. */
    failed(projectId: number, limit: number): Promise<Letter[]>
    /** Of each receiver, the newest. */
    latest(projectId: number): Promise<Letter[]>
    /** Of no project, such as that a channel fails: the last of each thread, the newest thread first. */
    ofService(): Promise<Letter[]>
  }
}
