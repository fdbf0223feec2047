import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { createBirpc } from 'birpc'
import type { Logger } from 'pino'
import type { Processing, ProcessingEvents } from '../process/processing.ts'
import type { RunStatement } from '../store/clickhouse/connection-over-port.ts'
import { packWorks } from './packed-works.ts'
import type { MainFunctions, ThreadData, ThreadFunctions } from './processing-thread.ts'

/** Built or as source: each starts its own kind. */
const THREAD = new URL(`./processing-thread${extname(import.meta.url)}`, import.meta.url)

/** Of what a batch makes, most is gone with it: the more room there is, the less of it is ever copied. */
const YOUNG_MB = 96

interface Options extends ThreadData {
  runStatement: RunStatement
  events: ProcessingEvents
  log: Logger
  script?: URL
}

interface Thread {
  worker: Worker
  functions: ReturnType<typeof createBirpc<ThreadFunctions, MainFunctions>>
}

/**
 * Processing on a thread of its own. Where that ends, out of memory say, the batch under way rejects
 * and the next try starts another: the token of the batch keeps it from being stored twice.
 */
export function startProcessing(options: Options): Processing {
  const { runStatement, events, log, version, script = THREAD } = options
  const { data, scrub, new_issues, artifacts_url, aws, log_url } = options.config
  const { clickhouse_url, clickhouse_cluster } = options.config
  let thread: Thread | undefined
  let isClosed = false

  function start(): Thread {
    const worker = new Worker(script, {
      workerData: {
        config: {
          ...{ data, scrub, new_issues, artifacts_url, aws, log_url },
          ...{ clickhouse_url, clickhouse_cluster },
        },
        version,
      } satisfies ThreadData,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    })
    const functions = createBirpc<ThreadFunctions, MainFunctions>(
      { ...events, runStatement },
      {
        post: (message) => {
          worker.postMessage(message)
        },
        on: (listener) => {
          worker.on('message', listener)
        },
        timeout: -1,
      },
    )
    const started = { worker, functions }
    worker.on('error', (error) => log.error({ error }, 'the processing thread failed'))
    worker.on('exit', (code) => {
      if (thread === started) thread = undefined
      functions.$close(new Error(`the processing thread ended with code ${String(code)}`))
    })
    return started
  }

  function running(): Thread {
    if (isClosed) throw new Error('processing is closed')
    return (thread ??= start())
  }

  return {
    start: () => void running(),
    // Packed anew for each try: what was sent may have gone with its thread.
    storeBatch: async (works, token) => running().functions.storeBatch(packWorks(works), token),
    onArtifact: (projectId, artifact) => {
      if (!isClosed) void running().functions.onArtifact.asEvent(projectId, artifact)
    },
    // A thread that is still to start reads them anyway.
    onGroupingRules: () => {
      if (!isClosed) void thread?.functions.onGroupingRules.asEvent()
    },
    onScrubRules: () => {
      if (!isClosed) void thread?.functions.onScrubRules.asEvent()
    },
    close: async () => {
      isClosed = true
      await thread?.worker.terminate()
    },
  }
}
