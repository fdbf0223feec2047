import type { Server } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ClickHouseClient } from '@clickhouse/client'
import { createApp } from '../app.ts'
import { ensureFirstStart, readProjects, type FirstStart } from '../auth/first-start.ts'
import type { ProjectRecord } from '../auth/project-record.ts'
import type { Config } from '../config.ts'
import type { Dependencies } from '../http/dependencies.ts'
import { scriptTagOf } from '../http/projects.ts'
import { every } from '../lib/every.ts'
import { keepFileRules } from '../process/grouping-rules/keep-file-rules.ts'
import { countEntries } from '../spool/count-entries.ts'
import { openFileSpool } from '../spool/file-spool.ts'
import { openJetStreamSpool } from '../spool/jetstream/open-jetstream-spool.ts'
import { hasLocalMaps } from '../roles.ts'
import { runStatementsOn, type RunStatement } from '../store/clickhouse/connection-over-port.ts'
import { clickHouseServer } from '../store/clickhouse/server-client.ts'
import { createClickHouseStore } from '../store/clickhouse/store.ts'
import type { Store } from '../store/ports.ts'
import { createBeaconListener } from './beacon-listener.ts'
import { closeAll, type Closer } from './close-all.ts'
import { compose } from './compose.ts'
import { openDataFolder, StartError } from './data-folder.ts'
import { askEvaluator, startEvaluating, startStandingBy } from './evaluating.ts'
import { followChanges } from './follow-changes.ts'
import { joinCluster, orStartError, turnOfStart } from './join-cluster.ts'
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
export { hasLocalMaps } from '../roles.ts'
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
 * The service, or the parts of it that the roles of the settings name, in this process.
 * @throws StartError with one line for the person who started it.
 */
export async function serve(config: Config, assets: Assets, version: string): Promise<Running> {
  const closers: Closer[] = []
  try {
    closers.push(await openDataFolder(config.data))
    assertNotRestoring(config.data)
    const client = await openDatabase(config, assets.sql)
    const store = createClickHouseStore(client, { cluster: config.clickhouse_cluster })
    closers.push(() => store.close())
    const joined = config.log_url && (await joinCluster(config.log_url, 'seismo'))
    if (joined) closers.push(() => joined.close())
    const runStatement = runStatementsOn(client)
    return await serveFrom(store, { config, assets, version, closers, runStatement, joined })
  } catch (cause) {
    // Why it did not start is what a person can do something about.
    await closeAll(closers).catch(() => undefined)
    throw cause
  }
}

interface Circumstances {
  config: Config
  assets: Assets
  version: string
  closers: Closer[]
  runStatement: RunStatement
  /** Other machines, where there are some. */
  joined: Joined | undefined
}

async function serveFrom(store: Store, circumstances: Circumstances) {
  const { config, assets, version, closers, runStatement, joined } = circumstances
  const firstStart = await settleStart(store, config, joined)
  const { staticFiles, scripts } = await readAssets(assets, config)
  // Messages carry links, and with port 0 the address is known only once we listen.
  const late: Partial<Handlers> = {}
  const tracing = openTracing(config, version, (error) => {
    log.error({ error }, 'spans of the service itself cannot be sent')
  })
  const log = createLogger(version, tracing.current)
  const logs = await openLog(config, joined, (error) =>
    log.error({ error }, 'the log on NATS does not answer; it is asked again'),
  )
  closers.push(logs.close)
  const server = await listen(
    {
      take: (request, response) => late.take?.(request, response) ?? false,
      fetch: (request, env) => late.fetch?.(request, env) ?? starting(),
    },
    config,
  )
  const url = config.public_url ?? addressOf(server, config.host)
  const compiler = startCompiling()
  const dependencies = compose({
    ...{ config, version, store, staticFiles, scripts, log, tracing },
    ...logs.parts,
    compile: compiler.compile,
    processing: (events) => startProcessing({ config, version, log, runStatement, events }),
    projects: firstStart.projects,
    silent: await silentProjects(store, firstStart),
    origin: url.replace(/\/+$/, ''),
  })
  closers.push(
    () => compiler.close(),
    () => dependencies.processing.close(),
  )
  if (hasLocalMaps(config)) log.warn(MAPS_ARE_LOCAL)
  if (config.roles.has('accept')) late.take = createBeaconListener(dependencies)
  late.fetch = createApp(joined ? askingPeers(dependencies, joined) : dependencies).fetch
  const stops = await startParts(dependencies, {
    ...{ config, joined, projects: firstStart.projects },
  })
  return {
    url,
    ...describe(firstStart, url),
    stop: async () => {
      await Promise.race([finish(server, dependencies, stops), wait(STOP_WITHIN_MS)])
      await closeAll(closers)
    },
  }
}

type Joined = Awaited<ReturnType<typeof joinCluster>>

/** A machine that only accepts takes the database as it is. */
function openDatabase(config: Config, sqlFolder: string): Promise<ClickHouseClient> {
  const { clickhouse_url: url, clickhouse_cluster: cluster } = config
  return url !== undefined && isAcceptAlone(config)
    ? Promise.resolve(clickHouseServer(url, { cluster }))
    : openClickHouse(config, sqlFolder)
}

function isAcceptAlone({ roles }: Config): boolean {
  return roles.size === 1 && roles.has('accept')
}

/** Of all machines that start at once, the first makes the project and its admin. */
async function settleStart(
  { changes, copies }: Store,
  config: Config,
  joined: Joined | undefined,
): Promise<FirstStart> {
  if (isAcceptAlone(config))
    return { projects: await theirProjects(changes), newPassword: undefined }
  const given = { publicKey: config.public_key, adminPassword: config.admin_password }
  const settle = async () => {
    const firstStart = await ensureFirstStart(changes, given, Date.now)
    const { projects } = firstStart
    // Of a backup that ended with its process: they hold disk space.
    if (config.clickhouse_url === undefined) await copies.drop()
    await keepFileRules(changes, { projects, rules: config.grouping_rules }, Date.now)
    return firstStart
  }
  return joined ? turnOfStart(joined)(settle) : settle()
}

async function theirProjects(changes: Store['changes']): Promise<ProjectRecord[]> {
  try {
    const projects = await readProjects(changes)
    if (projects.length > 0) return projects
  } catch (cause) {
    throw new StartError(NO_PROJECT, { cause })
  }
  throw new StartError(NO_PROJECT)
}

const MAPS_ARE_LOCAL =
  'source maps are in the data folder, where machines with other roles do not see them; set SEISMO_ARTIFACTS_URL on all'

const NO_PROJECT =
  'The database has no project yet; start a machine with the role api first, or check SEISMO_CLICKHOUSE_URL'

async function openLog(
  config: Config,
  joined: Joined | undefined,
  onTrouble: (cause: unknown) => void,
) {
  const folder = join(config.data, 'log')
  const { log_max_bytes: maxBytes, log_min_free_bytes: minFreeBytes, log_url: location } = config
  if (joined && location) {
    const { nats } = joined
    const spool = await orStartError(location, () =>
      openJetStreamSpool({ nats, ...location, maxBytes, folder, onTrouble }),
    )
    return { parts: { shared: { cluster: joined, spool } }, close: () => spool.close() }
  }
  const spool = await openFileSpool({ folder, maxBytes, minFreeBytes })
  return { parts: { spool, recovered: await countEntries(spool) }, close: () => spool.close() }
}

/** What only the machine that evaluates the alert rules knows, pages may ask of any. */
function askingPeers(dependencies: Dependencies, { peers }: Joined): Dependencies {
  return { ...dependencies, alerts: askEvaluator(dependencies.alerts, peers) }
}

interface Others {
  config: Config
  projects: ProjectRecord[]
  joined: Joined | undefined
}

/** @returns what stops each. */
async function startParts(dependencies: Dependencies, { config, projects, joined }: Others) {
  const { roles, consumer, processing, alerts } = dependencies
  const stops: (() => Promise<void>)[] = []
  if (roles.has('process')) {
    consumer.start()
    processing.start()
    stops.push(startLimitingTags(dependencies))
  }
  if (roles.has('alert')) {
    stops.push(
      await (joined ? startStandingBy(dependencies, joined) : startEvaluating(dependencies)),
    )
  } else if (roles.has('api')) await alerts.refresh()
  if (roles.has('api')) void warnOfProvider(dependencies)
  if (roles.has('accept')) {
    stops.push(startTelling(dependencies), await startRepeating(config.data, dependencies))
    stops.push(await startStatsdOf(config, dependencies))
  }
  if (joined) stops.push(followChanges({ ...dependencies, projects }))
  return stops
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

async function readAssets({ page, scripts: folder }: Assets, { roles }: Config) {
  try {
    const { files, scripts } = await readScripts(folder)
    // A machine that takes beacons serves the script that sends them.
    const ofPage = roles.has('api') ? await readPage(page) : []
    return { staticFiles: new Map([...ofPage, ...files]), scripts }
  } catch (cause) {
    throw new StartError('The page or the script is not built; run `npm run build` first', {
      cause,
    })
  }
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
  { intake, consumer, stream, tracing, log }: Dependencies,
  stops: (() => Promise<void>)[],
): Promise<void> {
  const closed = close(server)
  stream.end()
  await closed
  // One that fails keeps nothing else from its end.
  const ended = await Promise.allSettled(stops.map((stop) => stop()))
  for (const one of ended)
    if (one.status === 'rejected') log.error({ error: one.reason }, 'a part did not stop')
  await intake.keepTally()
  // What is not stored by then is stored by the next process.
  await Promise.race([consumer.drain(), wait(DRAIN_WITHIN_MS)])
  await consumer.stop()
  await Promise.race([tracing.flush(), wait(SEND_SPANS_WITHIN_MS)])
}
