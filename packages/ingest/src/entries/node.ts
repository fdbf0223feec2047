import type { Server } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createApp } from '../app.ts'
import { ensureFirstStart, type FirstStart } from '../auth/first-start.ts'
import type { Config } from '../config.ts'
import type { Dependencies } from '../http/dependencies.ts'
import { scriptTagOf } from '../http/projects.ts'
import { every } from '../lib/every.ts'
import { keepFileRules } from '../process/grouping-rules/keep-file-rules.ts'
import { countEntries } from '../spool/count-entries.ts'
import { openFileSpool } from '../spool/file-spool.ts'
import { runStatementsOn, type RunStatement } from '../store/clickhouse/connection-over-port.ts'
import { createClickHouseStore } from '../store/clickhouse/store.ts'
import type { Store } from '../store/ports.ts'
import { createBeaconListener } from './beacon-listener.ts'
import { compose } from './compose.ts'
import { openDataFolder, StartError } from './data-folder.ts'
import { addressOf, close, listen, type Handlers } from './listen.ts'
import { createLogger } from './logger.ts'
import { openClickHouse } from './open-store.ts'
import { openTracing } from './open-tracing.ts'
import { readScripts } from './scripts.ts'
import { assertNotRestoring } from './restore.ts'
import { startCompiling } from './start-compiling.ts'
import { startProcessing } from './start-processing.ts'
import { startRepeating } from './start-repeating.ts'
import { startStatsdOf } from './start-statsd-of.ts'
import { readPage } from './static-files.ts'

export { ConfigError, readConfig, type Config } from '../config.ts'
export { testAlerts } from '../alerts/unit-test/test-alerts.ts'
export { receiversFor } from '../alerts/unit-test/run-tests.ts'
export { sendTestMessage } from './send-test-message.ts'
export type { AlertText } from '../alerts/rules/with-files.ts'
export { holderOf, StartError } from './data-folder.ts'
export { assertFree, backUpStopped, carryBackup } from './backup.ts'
export { examineStopped } from './examine.ts'
export { openPlace } from './open-place.ts'
export { restore } from './restore.ts'
export { BackupError, type BackupPlace } from '../backup/place.ts'
export type { Manifest } from '../backup/manifest.ts'

const STOP_WITHIN_MS = 8_000
const DRAIN_WITHIN_MS = 5_000
const SEND_SPANS_WITHIN_MS = 1_000
const TELL_EVERY_MS = 1_000
/** What a key with a new value an event adds to the rollups until it is noticed is of as long. */
const LIMIT_TAGS_EVERY_MS = 15_000
/** Of one key in a day; more people can neither read nor tell apart. */
const MOST_TAGS = { values: 1_000, keys: 200 }

/** Where the built parts lie; the cli knows where npm put them. */
export interface Assets {
  page: string
  /** The folder of the built script. */
  scripts: string
  sql: string
}

export interface Running {
  url: string
  publicKey: string
  scriptTag: string
  /** Only at the first start: it is stored as a hash. */
  newPassword: string | undefined
  /** Stops accepting, answers what was accepted, closes the database. */
  stop: () => Promise<void>
}

/**
 * The whole service in this process.
 * @throws StartError with one line for the person who started it.
 */
export async function serve(config: Config, assets: Assets, version: string): Promise<Running> {
  const unlock = openDataFolder(config.data)
  try {
    assertNotRestoring(config.data)
    const client = await openClickHouse(config, assets.sql)
    const store = createClickHouseStore(client, { cluster: config.clickhouse_cluster })
    try {
      const runStatement = runStatementsOn(client)
      return await serveFrom(store, { config, assets, version, unlock, runStatement })
    } catch (cause) {
      await store.close()
      throw cause
    }
  } catch (cause) {
    unlock()
    throw cause
  }
}

interface Circumstances {
  config: Config
  assets: Assets
  version: string
  unlock: () => void
  runStatement: RunStatement
}

async function serveFrom(store: Store, circumstances: Circumstances) {
  const { config, assets, version, unlock, runStatement } = circumstances
  const firstStart = await ensureFirstStart(
    store.changes,
    { publicKey: config.public_key, adminPassword: config.admin_password },
    Date.now,
  )
  const { projects } = firstStart
  // Of a backup that ended with its process: they hold disk space.
  if (config.clickhouse_url === undefined) await store.copies.drop()
  await keepFileRules(store.changes, { projects, rules: config.grouping_rules }, Date.now)
  const { staticFiles, scripts } = await readAssets(assets)
  // Messages carry links, and with port 0 the address is known only once we listen.
  const late: Partial<Handlers> = {}
  const spool = await openFileSpool({
    folder: join(config.data, 'log'),
    maxBytes: config.log_max_bytes,
    minFreeBytes: config.log_min_free_bytes,
  })
  const server = await listen(
    {
      take: (request, response) => late.take?.(request, response) ?? false,
      fetch: (request, env) => late.fetch?.(request, env) ?? starting(),
    },
    config,
  )
  const url = config.public_url ?? addressOf(server, config.host)
  const tracing = openTracing(config, version, (error) => {
    log.error({ error }, 'spans of the service itself cannot be sent')
  })
  const log = createLogger(version, tracing.current)
  const compiler = startCompiling()
  const dependencies = compose({
    ...{ config, version, store, spool, staticFiles, scripts, log, tracing },
    recovered: await countEntries(spool),
    compile: compiler.compile,
    processing: (events) => startProcessing({ config, version, log, runStatement, events }),
    projects: firstStart.projects,
    silent: await silentProjects(store, firstStart),
    origin: url.replace(/\/+$/, ''),
  })
  late.take = createBeaconListener(dependencies)
  late.fetch = createApp(dependencies).fetch
  dependencies.consumer.start()
  dependencies.processing.start()
  // Before alerts are, which send what was left on its way.
  await dependencies.channels.restore()
  await dependencies.alerts.restore()
  void warnOfProvider(dependencies)
  const stopEvaluating = startEvaluating(dependencies)
  const stopResending = startResending(dependencies)
  const stopTelling = startTelling(dependencies)
  const stopLimiting = startLimitingTags(dependencies)
  const stopRepeating = await startRepeating(config.data, dependencies)
  const stopStatsd = await startStatsdOf(config, dependencies)
  return {
    url,
    ...describe(firstStart, url),
    stop: async () => {
      const stops = [stopEvaluating, stopResending, stopTelling, stopLimiting]
      stops.push(stopRepeating, stopStatsd)
      await Promise.race([finish(server, dependencies, stops), wait(STOP_WITHIN_MS)])
      await Promise.all([dependencies.processing.close(), compiler.close()])
      await spool.close()
      await store.close()
      unlock()
    },
  }
}

async function silentProjects(store: Store, { projects }: FirstStart): Promise<Set<number>> {
  const numbers = projects.map(({ number }) => number)
  const first = await Promise.all(numbers.map((number) => store.firstEventAt(number)))
  return new Set(numbers.filter((_, index) => first[index] === null))
}

function starting(): Response {
  return new Response(null, { status: 503, headers: { 'Retry-After': '1' } })
}

function describe({ projects, newPassword }: FirstStart, url: string) {
  const [project] = projects
  if (!project) throw new StartError('No project is left in the database; restore a backup')
  const { publicKey } = project
  return { publicKey, scriptTag: scriptTagOf(publicKey, url), newPassword }
}

async function readAssets({ page, scripts: folder }: Assets) {
  try {
    const { files, scripts } = await readScripts(folder)
    return { staticFiles: new Map([...(await readPage(page)), ...files]), scripts }
  } catch (cause) {
    throw new StartError('The page or the script is not built; run `npm run build` first', {
      cause,
    })
  }
}

function startEvaluating({ alerts, metrics, log, tracing }: Dependencies): () => Promise<void> {
  return every(
    alerts.config.evaluation_interval,
    async () => {
      await tracing.span({ name: 'evaluate alerts', kind: 'internal' }, alerts.evaluate)
      metrics.alertEvaluations.inc({ outcome: 'done' })
    },
    (error) => {
      metrics.alertEvaluations.inc({ outcome: 'failed' })
      log.error({ error }, 'alert rules could not be evaluated')
    },
  )
}

/** Each second, for whoever asks to be told so often; most ask for a minute. */
function startResending({ channels, log }: Dependencies): () => Promise<void> {
  return every(1_000, channels.resend, (error) => {
    log.error({ error }, 'what fires could not be told again')
  })
}

/** What was refused reaches the ledger by the log, as everything does. */
function startTelling({ intake, log }: Dependencies): () => Promise<void> {
  return every(TELL_EVERY_MS, intake.keepTally, (error) => {
    log.error({ error }, 'what was refused is not in the ledger yet')
  })
}

function startLimitingTags({ store, log }: Dependencies): () => Promise<void> {
  return every(
    LIMIT_TAGS_EVERY_MS,
    () => store.limitTags(MOST_TAGS),
    (error) => {
      log.error({ error }, 'tags with too many values or keys could not be limited')
    },
  )
}

/** Sign-in waits for it; nothing else does. */
async function warnOfProvider({ oidc, log }: Dependencies): Promise<void> {
  if (!oidc || (await oidc.isReachable())) return
  log.warn('the identity provider (oidc_issuer) does not answer; it is asked again at each sign-in')
}

async function finish(
  server: Server,
  { intake, consumer, stream, tracing }: Dependencies,
  stops: (() => Promise<void>)[],
): Promise<void> {
  const closed = close(server)
  stream.end()
  await closed
  await Promise.all(stops.map((stop) => stop()))
  await intake.keepTally()
  // What is not stored by then is stored by the next process.
  await Promise.race([consumer.drain(), wait(DRAIN_WITHIN_MS)])
  await consumer.stop()
  await Promise.race([tracing.flush(), wait(SEND_SPANS_WITHIN_MS)])
}
