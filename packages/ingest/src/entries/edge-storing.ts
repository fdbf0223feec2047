import { ProblemError } from '../http/problem.ts'
import type { ErrorLog } from '../lib/error-log.ts'
import { TooLateError, within } from '../lib/within.ts'
import { budgetOf } from '../process/budget/budget-of.ts'
import type { Work } from '../process/loop/work.ts'
import type { EdgeConfig } from '../settings/edge-config.ts'
import type { EdgeStore } from '../store/clickhouse/edge-store.ts'
import { createBatches } from './create-batches.ts'
import { edgeArtifacts } from './edge-artifacts.ts'

interface Parts {
  config: EdgeConfig
  store: EdgeStore
  log: ErrorLog
}

/** An isolate has 128 MB in all. */
const MEMORY = { cacheBytes: 24 * 1024 * 1024, stackChars: 2 * 1024 * 1024 }
/** Below the half minute that a platform gives after the page is gone. */
const STORE_WITHIN_MS = 20_000
const COME_AGAIN_SECONDS = 5

/** Processing and storing in one, for a request that waits for both. */
export function createEdgeStoring({ config, store, log }: Parts) {
  const artifacts = edgeArtifacts(config)
  const create = () =>
    createBatches({
      ...{ store, log, artifacts, ...MEMORY, marks: 'last' },
      ...{ scrub: config.scrub, budget: budgetOf(config) },
      // There is no disk to put it on: the log and the ledger tell of it.
      quarantine: () => Promise.resolve(),
    })
  let batches = create()

  /** @throws ProblemError: it is not known to be stored, and may be sent again. */
  async function storeBatch(works: readonly Work[], token: string): Promise<void> {
    const mine = batches
    try {
      await within(mine.storeBatch(works, token), STORE_WITHIN_MS)
    } catch (cause) {
      // What requests share may wait for one that is gone and never ends.
      if (cause instanceof TooLateError && batches === mine) batches = create()
      throw new ProblemError('store-away', { cause, retryAfterSeconds: COME_AGAIN_SECONDS })
    }
  }

  return { storeBatch }
}
