import { setTimeout as wait } from 'node:timers/promises'
import type { Config } from '../config.ts'
import type { ErrorLog } from '../lib/error-log.ts'
import { budgetOf } from '../process/budget/budget-of.ts'
import type { InTurn } from '../process/loop/store-batch.ts'
import { storedOf } from '../process/loop/stored.ts'
import { createSteps } from '../process/loop/steps.ts'
import type { Processing, ProcessingEvents } from '../process/processing.ts'
import { createRepairRelease } from '../process/repair/repair-release.ts'
import { createRepairs } from '../process/repair/repairs.ts'
import { createTurns } from '../process/repair/turns.ts'
import type { Store } from '../store/ports.ts'
import { createBatches } from './create-batches.ts'
import { openArtifacts } from './open-artifacts.ts'

const SYMBOLICATOR_CACHE_BYTES = 256 * 1024 * 1024

interface Parts {
  config: Pick<Config, 'data' | 'scrub' | 'new_issues' | 'artifacts_url' | 'aws'>
  store: Store
  log: ErrorLog
  events: ProcessingEvents
  /** Of machines that store beside this one. */
  inTurn?: InTurn | undefined
}

/** Processing on the thread that calls it. */
export function createProcessing({ config, store, log, events, inTurn }: Parts): Processing {
  const steps = createSteps(() => performance.timeOrigin + performance.now())
  const { storeBatch, forget, symbolicate, book, scrubs } = createBatches({
    ...{ store, log, quarantine: events.quarantine, marks: 'with-rows', inTurn },
    artifacts: openArtifacts(config),
    cacheBytes: SYMBOLICATOR_CACHE_BYTES,
    scrub: config.scrub,
    budget: budgetOf(config),
    time: steps.time,
  })
  const turns = createTurns(wait)
  const closed = new AbortController()
  const repairs = createRepairs({
    ...{ store, forget, settled: turns.settled, now: Date.now },
    repairRelease: createRepairRelease({
      ...{ store, symbolicate, now: Date.now },
      turn: async () => {
        await turns.turn()
        closed.signal.throwIfAborted()
        await book.refresh()
      },
      onRepaired: events.repaired,
    }),
    onProblem: (error) => log.error({ error }, 'stored stacks are not repaired yet'),
  })
  return {
    start: repairs.start,
    storeBatch: (works, token) =>
      turns.batch(async () => {
        // What was looked up again for a late map is no part of it.
        steps.take()
        const { rows, activity } = await storeBatch(works, token)
        return { ...storedOf(rows, activity), steps: steps.take() }
      }),
    onArtifact: (projectId, artifact) => {
      forget(projectId, artifact)
      repairs.wake()
    },
    onGroupingRules: book.forget,
    onScrubRules: scrubs.forget,
    close: () => {
      closed.abort()
      return repairs.stop()
    },
  }
}
