import type { ProcessingStore } from '../../store/processing-store.ts'
import type { ActivityRow, BeaconRow, Row } from '../../store/rows.ts'
import type { BeaconId } from '../../store/ports.ts'
import type { Budget } from '../budget/token-bucket.ts'
import { createWithinBudget } from '../budget/within-budget.ts'
import { createIssueSteps } from '../issue-steps.ts'
import { ledgerOf } from '../ledger.ts'
import { createOlderIssues } from '../older-issues.ts'
import { unmappedScriptsOf } from '../unmapped-scripts.ts'
import { createBodyFilter } from './body-filter.ts'
import { createStackFilter } from './stack-filter.ts'
import { createTextFilter } from './text-filter.ts'
import type { BatchRows, ToRows } from './to-rows.ts'
import type { Work } from './work.ts'

interface StoreBatchOptions {
  store: ProcessingStore
  toRows: ToRows
  /** Of new issues, by project. */
  budget: Budget
  /** A row that the database refuses for what it is. */
  onRefused: (row: Row, reason: string) => Promise<void>
  now: () => number
  /**
   * When it is noted that a beacon is stored. `with-rows`, where only the batch itself is tried again,
   * under its token; `last`, where its sender may send it again at any time: then it stands for all of it.
   */
  marks?: 'with-rows' | 'last'
  /** Where several machines store batches: runs what reads and then writes while no other does. */
  inTurn?: InTurn | undefined
}

/** What of a batch was stored. */
export interface Written {
  rows: readonly Row[]
  activity: readonly ActivityRow[]
}

export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>

/**
 * One insert a table for the records of many beacons. The token makes each of them a no-op the
 * second time, so a batch that was interrupted anywhere can be stored again from its beginning.
 */
export function createStoreBatch(options: StoreBatchOptions) {
  const { store, toRows, budget, onRefused, now, inTurn } = options
  const isMarkedLast = options.marks === 'last'
  const isOneOfSeveral = isMarkedLast || inTurn !== undefined
  const issues = createIssueSteps({ store, now, isOneOfSeveral })
  const withinBudget = createWithinBudget({ store, budget, now })
  const underOlderIssues = createOlderIssues(store.issues)
  const stacks = createStackFilter()
  const bodies = createBodyFilter()
  const texts = createTextFilter()

  async function read(works: readonly Work[], token: string): Promise<BatchRows> {
    return toRows(works, (ids) => seen(ids, token))
  }

  /** Where marks are last, any says that all is there, its own token's as well. */
  function seen(ids: readonly BeaconId[], token: string) {
    return store.beacons.seen(ids, isMarkedLast ? '' : token)
  }

  async function write({ rows: made, beacons }: BatchRows, token: string): Promise<Written> {
    const named = await withinBudget(await underOlderIssues(made), token)
    // First, as it is made of what the database knew before this batch.
    const steps = await issues.before(named)
    // Scripts without a map are known by bodies as well: they are told of before some are left out.
    const unmapped = unmappedScriptsOf(steps.rows)
    const rows = bodies.withoutSurplus(steps.rows)
    await store.insert(steps.activity, token)
    const marks = beacons.map((beacon): BeaconRow => ({ is: 'beacon', ...beacon, token }))
    const signals = rows.filter((row) => row.is !== 'outcome')
    const newTexts = texts.newOf(signals)
    const refused = await store.insert(
      [...stacks.withoutStored(signals), ...(isMarkedLast ? [] : marks), ...unmapped, ...newTexts],
      token,
    )
    stacks.remember(rows)
    bodies.remember(rows)
    texts.remember(newTexts)
    for (const { row, reason } of refused) await onRefused(row, reason)
    const returns = await issues.after(steps)
    // A token of its own: the table has had one insert of this batch.
    await store.insert(returns, `${token}:returns`)
    // What came again is counted each time that it comes.
    const isAgain = isMarkedLast && beacons.length === 0
    const ledgerToken = isAgain ? `${token}:${crypto.randomUUID()}` : token
    // After the rows, as it tells what became of them.
    await store.insert(ledgerOf(rows, new Set(refused.map(({ row }) => row))), ledgerToken)
    if (isMarkedLast) await store.insert(marks, token)
    return { rows, activity: [...steps.activity, ...returns] }
  }

  /** A beacon that was sent twice may be in two batches, of which another machine stored one meanwhile. */
  async function isKnownNow({ beacons }: BatchRows, token: string): Promise<boolean> {
    return beacons.length > 0 && (await seen(beacons, token)).size > 0
  }

  return async function storeBatch(works: readonly Work[], token: string): Promise<Written> {
    const made = await read(works, token)
    if (!inTurn) return write(made, token)
    return inTurn(async () =>
      write((await isKnownNow(made, token)) ? await read(works, token) : made, token),
    )
  }
}
