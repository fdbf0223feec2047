import type { Change, Store } from '../store/ports.ts'

export type ChangeLog = Pick<Store['changes'], 'append' | 'newest'>

interface Entry extends Omit<Change, 'at' | 'value'> {
  /** Undefined where it is removed. */
  value: object | undefined
  /** The entry that this one follows, where it is known. */
  after?: Change | undefined
}

export type RecordChange = (entry: Entry) => Promise<Change>

/**
 * Writes to the log of changes, where the latest time wins: never earlier than the entry before, even
 * where a clock was set back, for a removal that loses would give a right back.
 */
export function createRecorder(changes: ChangeLog, now: () => number): RecordChange {
  let last = 0
  return async ({ after, value, ...entry }) => {
    last = Math.max(now(), last + 1, (after?.at ?? 0) + 1)
    const text = value === undefined ? '' : JSON.stringify(value)
    const change = { ...entry, at: last, value: text }
    await changes.append(change)
    return change
  }
}
