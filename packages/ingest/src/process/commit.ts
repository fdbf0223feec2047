import { LRUCache } from 'lru-cache'
import type { Store } from '../store/ports.ts'
import type { ActivityRow, Row } from '../store/rows.ts'
import { activityOf } from './issue-activity.ts'
import { ledgerOf } from './ledger.ts'

/** What a batch changed, told to whoever listens once it is stored. */
export interface Stored {
  rows: readonly Row[]
  activity: readonly ActivityRow[]
}

export interface CommitOptions {
  store: Pick<Store, 'insert' | 'issues'>
  onStored: (stored: Stored) => void
  newId: () => string
  wait: (ms: number) => Promise<void>
}

/** How long the first row of a batch waits for company: a ClickHouse insert costs 12–25 ms alone. */
const LINGER_MS = 50
const MAX_BATCH_ROWS = 10_000
/** Beyond this the memory of a stalled database would become ours. */
const MAX_PENDING_ROWS = 100_000
const RETRY_AFTER_MS = [100, 500, 2_000]

export class OverloadedError extends Error {
  override name = 'OverloadedError'
}

interface Waiting {
  rows: Row[]
  resolve: () => void
  reject: (cause: unknown) => void
}

/**
 * Group commit: rows of many beacons become one insert a table, and each caller learns when its own
 * are in. One batch is in flight at a time, so that two of them never both create an issue.
 */
export function createCommit(options: CommitOptions) {
  const waiting: Waiting[] = []
  let pendingRows = 0
  let running: Promise<void> | undefined
  const stacks = createStackFilter()

  function commit(rows: Row[]): Promise<void> {
    if (rows.length === 0) return Promise.resolve()
    if (pendingRows + rows.length > MAX_PENDING_ROWS) {
      return Promise.reject(new OverloadedError(`${String(pendingRows)} rows wait to be stored`))
    }
    pendingRows += rows.length
    const { promise, resolve, reject } = Promise.withResolvers<undefined>()
    waiting.push({ rows, resolve: () => resolve(undefined), reject })
    running ??= run()
    return promise
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      await options.wait(LINGER_MS)
      const batch = takeBatch()
      const rows = batch.flatMap((one) => one.rows)
      try {
        const activity = await storeBatch(options, stacks.withoutStored(rows))
        stacks.remember(rows)
        options.onStored({ rows, activity })
        for (const one of batch) one.resolve()
      } catch (cause) {
        for (const one of batch) one.reject(cause)
      }
      pendingRows -= rows.length
    }
    // In the same turn as the last look at `waiting`: a row handed over later starts a run of its own.
    running = undefined
  }

  function takeBatch(): Waiting[] {
    let size = 0
    const end = waiting.findIndex(({ rows }) => (size += rows.length) > MAX_BATCH_ROWS)
    return waiting.splice(0, end === -1 ? waiting.length : Math.max(1, end))
  }

  return {
    commit,
    pendingRows: () => pendingRows,
    /** Resolves when everything handed over so far is stored or refused. */
    drain: () => running ?? Promise.resolve(),
  }
}

export type Commit = ReturnType<typeof createCommit>

async function storeBatch(
  { store, newId, wait }: CommitOptions,
  rows: readonly Row[],
): Promise<ActivityRow[]> {
  const activity = await activityOf(store.issues, rows)
  const signals = rows.filter((row) => row.is !== 'outcome')
  const all = [...signals, ...activity, ...ledgerOf(rows)]
  // The same token on every try: a batch that was stored although the answer got lost is not doubled.
  const token = newId()
  for (const delayMs of RETRY_AFTER_MS) {
    try {
      await store.insert(all, token)
      return activity
    } catch {
      // A restart or a merge takes seconds; what lasts longer is answered with the last error.
      await wait(delayMs)
    }
  }
  await store.insert(all, token)
  return activity
}

/** Stacks repeat with every event of an issue; each is written once, as far as this process knows. */
function createStackFilter() {
  const stored = new LRUCache<string, true>({ max: 20_000 })
  const keyOf = (row: { projectId: number; stackId: string }) =>
    `${String(row.projectId)}/${row.stackId}`

  function withoutStored(rows: readonly Row[]): Row[] {
    const inBatch = new Set<string>()
    return rows.filter((row) => {
      if (row.is !== 'stack') return true
      const key = keyOf(row)
      if (stored.has(key) || inBatch.has(key)) return false
      inBatch.add(key)
      return true
    })
  }

  function remember(rows: readonly Row[]): void {
    for (const row of rows) if (row.is === 'stack') stored.set(keyOf(row), true)
  }

  return { withoutStored, remember }
}
