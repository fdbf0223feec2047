import { randomUUID } from 'node:crypto'
import type { Budget } from '../process/budget/token-bucket.ts'
import { symbolicateByRules } from '../process/grouping-rules/frame-rules.ts'
import { createRuleBook } from '../process/grouping-rules/rule-book.ts'
import { createStoreBatch } from '../process/loop/store-batch.ts'
import type { Steps } from '../process/loop/steps.ts'
import { createToRows } from '../process/loop/to-rows.ts'
import type { Work } from '../process/loop/work.ts'
import type { ProcessingEvents } from '../process/processing.ts'
import { createPlaceResolver } from '../process/resolve-place.ts'
import { createStackResolver } from '../process/resolve-stack.ts'
import type { ScrubRules } from '../process/scrub/rules.ts'
import { createScrubBook } from '../process/scrub/scrub-book.ts'
import type { ErrorLog } from '../lib/error-log.ts'
import { zstdCodec } from '../lib/zstd-codec.ts'
import type { Store } from '../store/ports.ts'
import type { ProcessingStore } from '../store/processing-store.ts'
import { toRecord } from '../wire/record.ts'
import type { Artifact, ArtifactIndex, ArtifactStore } from '../symbolicate/artifacts/ports.ts'
import { createSymbolicator } from '../symbolicate/symbolicator.ts'

interface Parts {
  store: ProcessingStore & {
    changes: Pick<Store['changes'], 'newest'>
    artifacts: Omit<ArtifactIndex, 'add'>
    ping: Store['ping']
  }
  artifacts: ArtifactStore
  /** Bound of the memory for what was read of maps. */
  cacheBytes: number
  /** Of keys of stacks that were resolved before; the default is that of a process. */
  stackChars?: number
  /** Of all projects. */
  scrub: ScrubRules
  budget: Budget
  marks: 'with-rows' | 'last'
  log: ErrorLog
  /** Told what takes how long. */
  time?: Steps['time']
  quarantine: ProcessingEvents['quarantine']
}

/** From records to what is stored of them, with all that is remembered from one batch to the next. */
export function createBatches({ store, log, time = untimed, ...parts }: Parts) {
  const symbolicator = createSymbolicator({
    artifacts: parts.artifacts,
    index: store.artifacts,
    codec: zstdCodec,
    cacheBytes: parts.cacheBytes,
    onProblem: (error) => log.error({ error }, 'an uploaded source map could not be used'),
  })
  const book = createRuleBook({
    ...{ changes: store.changes, now: Date.now },
    onChange: () => stacks.forget(),
    onProblem: (error) => log.error({ error }, 'errors are grouped without rules'),
  })
  const scrubs = createScrubBook({
    ...{ changes: store.changes, now: Date.now, ofAll: parts.scrub },
    onProblem: (error) => log.error({ error }, 'events are scrubbed by the built-in rules alone'),
  })
  const symbolicate = symbolicateByRules(
    (...given) => time('symbolicate', () => symbolicator.symbolicate(...given)),
    book.of,
  )
  const stacks = createStackResolver(symbolicate, parts.stackChars)
  const places = createPlaceResolver(symbolicator)
  const storeBatch = createStoreBatch({
    store: { ...store, insert: (rows, token) => time('insert', () => store.insert(rows, token)) },
    ...{ budget: parts.budget, marks: parts.marks, now: Date.now },
    toRows: createToRows({
      resolveStack: stacks.resolveStack,
      resolvePlace: places.resolvePlace,
      rulesOf: book.of,
      assertDatabase: () => store.ping(),
      scrub: (envelope, projectId) => scrubs.of(projectId).envelope(envelope),
      quarantine: async ({ position, bytes }, reason) => {
        const { requestId } = toRecord(bytes).head
        log.error({ reason, position, requestId }, 'a record was put into quarantine')
        await parts.quarantine(`record-${String(position)}`, reason, bytes)
      },
    }),
    onRefused: async (row, reason) => {
      log.error({ reason, kind: row.is }, 'a row was put into quarantine')
      const bytes = new TextEncoder().encode(JSON.stringify(row))
      await parts.quarantine(`row-${randomUUID()}`, reason, bytes)
    },
  })
  return {
    ...{ symbolicate, book, scrubs },
    storeBatch: async (works: readonly Work[], token: string) => {
      await Promise.all([book.refresh(), scrubs.refresh()])
      return storeBatch(works, token)
    },
    forget: (projectId: number, artifact: Artifact) => {
      symbolicator.forget(projectId, artifact)
      stacks.forget()
      places.forget()
    },
  }
}

const untimed: Steps['time'] = (_, work) => work()
