import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { budgetOf } from '../process/budget/budget-of.ts'
import { symbolicateByRules } from '../process/grouping-rules/frame-rules.ts'
import { createRuleBook } from '../process/grouping-rules/rule-book.ts'
import { createStoreBatch, type InTurn } from '../process/loop/store-batch.ts'
import { createSteps, type Steps } from '../process/loop/steps.ts'
import { createToRows } from '../process/loop/to-rows.ts'
import type { Processing, ProcessingEvents } from '../process/processing.ts'
import { createPlaceResolver } from '../process/resolve-place.ts'
import { createRepairRelease } from '../process/repair/repair-release.ts'
import { createRepairs } from '../process/repair/repairs.ts'
import { createTurns } from '../process/repair/turns.ts'
import { createStackResolver, type Symbolicate } from '../process/resolve-stack.ts'
import { createScrubBook } from '../process/scrub/scrub-book.ts'
import type { Store } from '../store/ports.ts'
import { toRecord } from '../wire/record.ts'
import { zstdCodec } from '../lib/zstd-codec.ts'
import type { Artifact } from '../symbolicate/artifacts/ports.ts'
import { createSymbolicator } from '../symbolicate/symbolicator.ts'
import { openArtifacts } from './open-artifacts.ts'

const SYMBOLICATOR_CACHE_BYTES = 256 * 1024 * 1024

interface Parts {
  config: Pick<Config, 'data' | 'scrub' | 'new_issues' | 'artifacts_url' | 'aws'>
  store: Store
  log: Logger
  events: ProcessingEvents
  /** Of machines that store beside this one. */
  inTurn?: InTurn | undefined
}

/** Processing on the thread that calls it. */
export function createProcessing({ config, store, log, events, inTurn }: Parts): Processing {
  const symbolicator = createSymbolicator({
    artifacts: openArtifacts(config),
    index: store.artifacts,
    codec: zstdCodec,
    cacheBytes: SYMBOLICATOR_CACHE_BYTES,
    onProblem: (error) => log.error({ error }, 'an uploaded source map could not be used'),
  })
  const book = createRuleBook({
    ...{ changes: store.changes, now: Date.now },
    onChange: () => stacks.forget(),
    onProblem: (error) => log.error({ error }, 'errors are grouped without rules'),
  })
  const scrubs = createScrubBook({
    ...{ changes: store.changes, now: Date.now, ofAll: config.scrub },
    onProblem: (error) => log.error({ error }, 'events are scrubbed by the built-in rules alone'),
  })
  const steps = createSteps(() => performance.timeOrigin + performance.now())
  const symbolicate = symbolicateByRules(timed(symbolicator.symbolicate, steps), book.of)
  const stacks = createStackResolver(symbolicate)
  const places = createPlaceResolver(symbolicator)
  const storeBatch = createStoreBatch({
    store: { ...store, insert: (...given) => steps.time('insert', () => store.insert(...given)) },
    ...{ budget: budgetOf(config), now: Date.now, inTurn },
    toRows: createToRows({
      resolveStack: stacks.resolveStack,
      resolvePlace: places.resolvePlace,
      rulesOf: book.of,
      assertDatabase: () => store.ping(),
      scrub: (envelope, projectId) => scrubs.of(projectId).envelope(envelope),
      quarantine: async ({ position, bytes }, reason) => {
        const { requestId } = toRecord(bytes).head
        log.error({ reason, position, requestId }, 'a record was put into quarantine')
        await events.quarantine(`record-${String(position)}`, reason, bytes)
      },
    }),
    now: Date.now,
    onRefused: async (row, reason) => {
      log.error({ reason, kind: row.is }, 'a row was put into quarantine')
      await events.quarantine(`row-${randomUUID()}`, reason, Buffer.from(JSON.stringify(row)))
    },
  })
  const turns = createTurns(wait)
  const forget = (projectId: number, artifact: Artifact) => {
    symbolicator.forget(projectId, artifact)
    stacks.forget()
    places.forget()
  }
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
        await Promise.all([book.refresh(), scrubs.refresh()])
        // What was looked up again for a late map is no part of it.
        steps.take()
        const stored = await storeBatch(works, token)
        return { ...stored, steps: steps.take() }
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

function timed(symbolicate: Symbolicate, { time }: Steps): Symbolicate {
  return (...given) => time('symbolicate', () => symbolicate(...given))
}
