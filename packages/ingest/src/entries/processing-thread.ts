import { parentPort, workerData } from 'node:worker_threads'
import { createBirpc } from 'birpc'
import type { Config } from '../config.ts'
import type { BatchResult, Processing, ProcessingEvents } from '../process/processing.ts'
import { clickHouseServer } from '../store/clickhouse/server-client.ts'
import { clickHouseOver, type RunStatement } from '../store/clickhouse/connection-over-port.ts'
import { createClickHouseStore } from '../store/clickhouse/store.ts'
import { joinCluster, turnOfBatches } from './join-cluster.ts'
import { createLogger } from './logger.ts'
import { createProcessing } from './processing.ts'
import { worksOf, type PackedWorks } from './packed-works.ts'

// A thread of its own for what takes long: pages are answered meanwhile by the one that listens.

export interface ThreadData {
  config: Pick<
    Config,
    | 'data'
    | 'scrub'
    | 'new_issues'
    | 'clickhouse_url'
    | 'clickhouse_cluster'
    | 'artifacts_url'
    | 'aws'
    | 'log_url'
  >
  version: string
}

/** What the thread asks of the one that started it. */
export interface MainFunctions extends ProcessingEvents {
  /** For the embedded engine, of which a process has one. */
  runStatement: RunStatement
}

/** What it is asked for. */
export interface ThreadFunctions {
  storeBatch: (works: PackedWorks, token: string) => Promise<BatchResult>
  onArtifact: (...about: Parameters<Processing['onArtifact']>) => Promise<void>
  onGroupingRules: () => Promise<void>
  onScrubRules: () => Promise<void>
}

const port = parentPort
if (!port) throw new Error('processing-thread is started as a worker')
const { config, version } = workerData as ThreadData // as: given by start-processing.ts

/** What is asked before the cluster was joined waits for it. */
const { promise: started, resolve } = Promise.withResolvers<Processing>()
const functions: ThreadFunctions = {
  storeBatch: async (works, token) => (await started).storeBatch(worksOf(works), token),
  onArtifact: async (projectId, artifact) => {
    ;(await started).onArtifact(projectId, artifact)
  },
  onGroupingRules: async () => {
    ;(await started).onGroupingRules()
  },
  onScrubRules: async () => {
    ;(await started).onScrubRules()
  },
}
const main = createBirpc<MainFunctions, ThreadFunctions>(functions, {
  post: (message) => {
    port.postMessage(message)
  },
  on: (listener) => {
    port.on('message', listener)
  },
  // A database takes as long as it takes; who asks has limits of its own.
  timeout: -1,
})
const { clickhouse_url: url, clickhouse_cluster: clickHouseCluster } = config
const client =
  url === undefined
    ? clickHouseOver((statement) => main.runStatement(statement))
    : clickHouseServer(url, { cluster: clickHouseCluster })
// Of its own: what the thread waits for is nothing that the one that listens could do.
const cluster = config.log_url && (await joinCluster(config.log_url, 'seismo processing'))
const processing = createProcessing({
  config,
  inTurn: cluster && turnOfBatches(cluster),
  store: createClickHouseStore(client),
  log: createLogger(version),
  events: {
    quarantine: (name, reason, payload) => main.quarantine(name, reason, payload),
    repaired: (issues) => void main.repaired.asEvent(issues),
  },
})
processing.start()
resolve(processing)
