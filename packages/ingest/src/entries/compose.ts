import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from 'pino'
import { createAlerts } from '../alerts/create-alerts.ts'
import { createChannels } from '../alerts/notify/create-channels.ts'
import { kindOf } from '../alerts/notify/receiver.ts'
import type { Parcel } from '../alerts/notify/send.ts'
import { createObservePast } from '../alerts/observe/observe-past.ts'
import { createObservers } from '../alerts/observe/observers.ts'
import type { ProjectRecord } from '../auth/project-record.ts'
import { createLogins } from '../auth/logins.ts'
import { createMembers } from '../auth/members.ts'
import { createAdmit } from '../auth/oidc/admit.ts'
import { createOidc } from '../auth/oidc/oidc.ts'
import { createProvider } from '../auth/oidc/provider.ts'
import { oidcOf } from '../auth/oidc/settings.ts'
import { hashPassword, verifyPassword } from '../auth/password.ts'
import { createDisplayOptions } from '../auth/display-options.ts'
import { createSharedLinks } from '../auth/shared-links.ts'
import { createSavedViews } from '../issues/saved-views.ts'
import { createProjectChanges } from '../auth/project-changes.ts'
import { createRecorder } from '../auth/recorder.ts'
import { createSigningKey } from '../auth/signing-key.ts'
import { createTokens } from '../auth/tokens.ts'
import { createBackups } from '../backup/create-backups.ts'
import { OF_CLUSTERS } from '../backup/place.ts'
import type { Cluster } from '../cluster/ports.ts'
import type { Config } from '../config.ts'
import { createTraces } from '../correlate/traces/create-traces.ts'
import { createJaeger } from '../correlate/traces/jaeger/create-jaeger.ts'
import { createReadTraces } from '../correlate/traces/lane/create-read-traces.ts'
import { jaegerTemplate } from '../correlate/traces/links/link-templates.ts'
import type { Correlate } from '../correlate/correlate.ts'
import { joinSources } from '../correlate/load-series.ts'
import { createPrometheus } from '../correlate/prometheus/prometheus.ts'
import { createLoadStored } from '../correlate/stored/load.ts'
import type { Dependencies, PageScripts, StaticFile } from '../http/dependencies.ts'
import { createAttempts } from '../http/attempts.ts'
import { createRateLimits } from '../http/rate-limits.ts'
import { createStreamHub } from '../http/stream-hub.ts'
import { createWorkflow } from '../issues/workflow/workflow.ts'
import { createMetrics, type Metrics } from '../metrics.ts'
import { createPushedGroups } from '../pushed/pushed-groups.ts'
import { createPageMetrics } from '../page-metrics/page-metrics.ts'
import { createAcceptOnce } from '../process/accept-once.ts'
import type { Stored } from '../process/loop/stored.ts'
import type { Work } from '../process/loop/work.ts'
import { tracedBatch } from '../process/loop/traced-batch.ts'
import { createRulesLog } from '../process/grouping-rules/rules-log.ts'
import { createScrubLog } from '../process/scrub/scrub-log.ts'
import { budgetOf } from '../process/budget/budget-of.ts'
import type { Processing, ProcessingEvents } from '../process/processing.ts'
import type { SharedSpool, Spool } from '../spool/ports.ts'
import { createChunkFolder } from '../store/chunk-folder.ts'
import type { Store } from '../store/ports.ts'
import { tracedFetch } from '../tracing/traced-fetch.ts'
import type { SpanAbout, Tracing } from '../tracing/tracing.ts'
import type { Compile } from '../symbolicate/compile.ts'
import { createCorrelating } from './correlating.ts'
import { StartError } from './data-folder.ts'
import { FOLLOW_EVERY_MS } from './follow-changes.ts'
import { turnOfBatches, turnOfChanges } from './join-cluster.ts'
import { hearPeers, toldAttempts } from './join-peers.ts'
import { localLog, sharedLog } from './log-parts.ts'
import { artifactFiles, openArtifacts } from './open-artifacts.ts'
import { sendMail } from './send-mail.ts'

const REMEMBERED_BEACONS = 100_000

/** Of uploads by sentry-cli that are not finished. */
const CHUNK_BYTES = 1024 ** 3

/** Of a project, by jobs that push. */
const PUSHED = { maxSeries: 10_000, maxGroups: 1_000 }

/** The log of this machine, and how many records an earlier process left in it. */
interface LocalLog {
  spool: Spool
  recovered: number
}

/** What this machine shares with others. */
interface Shared {
  cluster: Cluster
  spool: SharedSpool
}

interface CommonParts {
  config: Config
  version: string
  log: Logger
  tracing: Tracing
  store: Store
  processing: (events: ProcessingEvents) => Processing
  compile: Compile
  projects: ProjectRecord[]
  /** Numbers of the projects that have never sent anything. */
  silent: Set<number>
  staticFiles: ReadonlyMap<string, StaticFile>
  scripts: PageScripts
  /** Where people open the page, for links in messages. */
  origin: string
}

type Parts = CommonParts & (LocalLog | { shared: Shared })

/** Makes everything the service consists of; nothing else constructs. */
export function compose(parts: Parts): Dependencies {
  const { config, store, log, tracing } = parts
  const now = Date.now
  const shared = 'shared' in parts ? parts.shared : undefined
  const peers = shared?.cluster.peers
  const spool = 'shared' in parts ? parts.shared.spool : parts.spool
  const stream = createStreamHub(parts.silent, (event) => peers?.tell({ is: 'event', event }))
  const processing = parts.processing({
    quarantine: async (name, reason, payload) => {
      metrics.quarantined.inc()
      await spool.quarantine(name, reason, payload)
    },
    repaired: (issues) => stream.publish({ is: 'repaired', ...issues }),
  })
  // Batches, and what must not run beside one.
  const { intake, consumer, betweenBatches, hold } = logOf(parts, processing, (stored) => {
    metrics.overBudget.inc(stored.overBudget)
    pageMetrics.count(stored.routes)
    // Last: who hears of it asks what is still pending.
    stream.publishStored(stored)
    for (const [kind, n] of Object.entries(stored.rows)) metrics.insertedRows.inc({ kind }, n)
  })
  const access = createAccess(parts, now)
  const metrics = createMetrics({
    ...{ spool, intake, consumer, listeners: stream.listeners, now, tracing },
    roles: config.roles,
  })
  const pageMetrics = createPageMetrics({
    ...{ store, now, projects: parts.projects },
    onError: (error) => log.error({ error }, 'sessions for Prometheus cannot be read'),
  })
  const { prometheus, loadSeries } = seriesOf(parts, metrics)
  const { traces, readTraces } = tracesOf(parts)
  const correlate = createCorrelating({
    ...{ store, loadSeries, readTraces, now },
    onError: (error) => log.error({ error }, 'of a correlation something could not be read'),
  })
  const ownAttempts = createAttempts({ now, publish: stream.publish })
  // Elsewhere its thread does not run.
  const onArtifact = config.roles.has('process') ? processing.onArtifact : undefined
  if (peers) hearPeers(peers, { stream, attempts: ownAttempts, onArtifact })
  return {
    version: parts.version,
    roles: config.roles,
    apiToken: config.api_token,
    publicUrl: config.public_url,
    projects: parts.projects,
    store,
    spool,
    backups: backupsOf(parts, { intake, consumer, betweenBatches, hold }),
    intake,
    consumer,
    acceptOnce: createAcceptOnce(REMEMBERED_BEACONS),
    assertRate: createRateLimits(config.limits, now),
    attempts: peers ? toldAttempts(ownAttempts, peers) : ownAttempts,
    proxies: config.proxies,
    countryHeader: config.country_header,
    gpc: config.gpc,
    artifacts: openArtifacts(config),
    chunks: chunksOf(config, now),
    compile: parts.compile,
    ...{ processing, scrub: config.scrub },
    ...toldOf(parts, { processing, stream, onArtifact }),
    ...access,
    workflow: createWorkflow({
      ...{ store, now, newId: randomUUID, publish: stream.publish, betweenBatches },
      oneAtATime: shared && turnOfChanges(shared.cluster),
      memberNames: async () => (await access.members.list()).map(({ name }) => name),
    }),
    ...alertsOf(parts, { correlate, publish: stream.publish }),
    ...{ traces, correlate, prometheus, loadSeries },
    pushed: createPushedGroups({ now, ...PUSHED }),
    stream,
    ...{ metrics, pageMetrics },
    ...{ log, tracing },
    now,
    newId: randomUUID,
    ...{ staticFiles: parts.staticFiles, scripts: parts.scripts },
    ...{ control: config.control, newIssues: budgetOf(config), retention: config.retention },
  }
}

function chunksOf({ data }: Config, now: () => number) {
  return createChunkFolder({ folder: resolve(data, 'chunks'), maxBytes: CHUNK_BYTES, now })
}

/** From the log to the database, on this machine or shared with others. */
function logOf(
  parts: Parts,
  processing: Pick<Processing, 'storeBatch'>,
  onStored: (stored: Stored) => void,
) {
  const options = {
    storeBatch: (works: readonly Work[], token: string) =>
      tracedBatch(parts.tracing, works, () => processing.storeBatch(works, token)),
    onStored,
    onTrouble: (error: unknown) =>
      parts.log.error({ error }, 'a batch could not be stored; it is tried again'),
  }
  if (!('shared' in parts)) return localLog(parts, options)
  const { spool, cluster } = parts.shared
  return sharedLog({ spool, betweenBatches: turnOfBatches(cluster) }, options)
}

interface Told {
  processing: Processing
  stream: Dependencies['stream']
  /** Undefined where another machine processes. */
  onArtifact: Processing['onArtifact'] | undefined
}

/** Whom a change concerns that somebody made on the page. */
function toldOf(parts: Parts, { processing, stream, onArtifact }: Told) {
  const { onGroupingRules, onScrubRules } = processing
  const peers = 'shared' in parts ? parts.shared.cluster.peers : undefined
  return {
    ...{ onGroupingRules, onScrubRules },
    onArtifact: (...given: Parameters<Processing['onArtifact']>) => {
      const [projectId, artifact] = given
      onArtifact?.(projectId, artifact)
      peers?.tell({ is: 'artifact', projectId, artifact })
      stream.publish({ is: 'artifact', projectId })
    },
  }
}

function backupsOf(parts: Parts, { hold, consumer }: ReturnType<typeof logOf>) {
  const { config, store, log, version } = parts
  const refusal = () => {
    if (config.clickhouse_cluster !== undefined || 'shared' in parts) return OF_CLUSTERS
    return consumer.trouble() && 'The database does not take what waits in the log; see /ready'
  }
  return createBackups({
    ...{ hold, refusal, version, now: Date.now, newId: randomUUID, copies: store.copies },
    // A log of several machines is refused before it is read.
    spool: 'shared' in parts ? { read: () => Promise.resolve([]), end: () => 0 } : parts.spool,
    folder: resolve(config.data, 'backups'),
    artifacts: artifactFiles(config),
    onError: (error) => log.error({ error }, 'a backup failed'),
  })
}

/** Where server metrics come from. */
function seriesOf({ config, store, tracing }: Parts, metrics: Metrics) {
  const { prometheus_url: location, prometheus_series: maxSeries } = config
  const now = Date.now
  const prometheus =
    location &&
    createPrometheus({
      ...{ location, maxSeries, now, fetch: tracedFetch(tracing, globalThis.fetch) },
      token: config.prometheus_token,
      selectors: config.prometheus_match,
      onQuery: ({ outcome, seconds }) => {
        metrics.prometheusQueries.inc({ outcome })
        metrics.prometheusSeconds.observe(seconds)
      },
    })
  const stored = createLoadStored({ serverMetrics: store.serverMetrics, now, maxSeries })
  return { prometheus, loadSeries: joinSources(prometheus ? [prometheus.load, stored] : [stored]) }
}

/** Whom the service knows, and who may change it: all write to one log. */
function createAccess(parts: Parts, now: () => number) {
  const { config, store, log, projects, silent } = parts
  const { changes } = store
  const record = createRecorder(changes, now)
  const rememberMs = config.log_url && FOLLOW_EVERY_MS
  const logins = createLogins({ changes, record, now, verify: verifyPassword, rememberMs })
  const members = createMembers({ changes, record, logins, hash: hashPassword })
  const settings = oidcOf(config)
  const oidc =
    settings &&
    createOidc({
      ...{ settings, logins, now, provider: createProvider({ settings, now }) },
      admit: createAdmit({ changes, record, logins, members }),
      key: createSigningKey(changes, record, 'oidc'),
      onRefused: (why, error) => log.warn({ why, error }, 'somebody could not sign in by OIDC'),
    })
  return {
    ...{ logins, members, oidc },
    passwordLogin: config.password_login,
    tokens: createTokens({ changes, record, now, newId: randomUUID }),
    projectChanges: createProjectChanges({
      ...{ changes, record, projects },
      onAdded: ({ number }) => silent.add(number),
    }),
    savedViews: createSavedViews(changes, record),
    links: createSharedLinks({ changes, record, now }),
    display: createDisplayOptions(changes, record),
    groupingRules: createRulesLog(changes, record),
    scrubRules: createScrubLog(changes, record),
  }
}

function tracesOf({ config: { jaeger_url: url, trace_links: links }, store, tracing }: Parts) {
  const fetch = tracedFetch(tracing, globalThis.fetch)
  const read = url === undefined ? undefined : createJaeger({ url, fetch, now: Date.now })
  return {
    traces: createTraces({
      ...{ store: store.traces, read, now: Date.now },
      // Where people reach Jaeger may be another address, and then it is said in `trace_links`.
      templates: links ?? (url === undefined ? [] : [jaegerTemplate(url)]),
    }),
    readTraces: read && createReadTraces({ store: store.traces, read }),
  }
}

function alertsOf(
  { config, store, log, projects, origin, tracing }: Parts,
  { correlate, publish }: { correlate: Correlate; publish: Dependencies['stream']['publish'] },
) {
  const numberOf = numbersOf(projects, config.alerts)
  const onError = (error: unknown) =>
    log.error({ error }, 'of an alert something could not be done')
  const channels = createChannels({
    ...{ receivers: config.alerts.receivers, letters: store.alerts.letters, origin, onError },
    ...{
      fetch: tracedFetch(tracing, globalThis.fetch),
      sendMail,
      now: Date.now,
      wait,
      random: Math.random,
    },
  })
  const alerts = createAlerts({
    config: config.alerts,
    ofFiles: config.alerts.rules.map((rule) => ({
      ...{
        rule,
        projectId: numberOf(rule.project),
        file: config.alertFiles[rule.name] ?? 'seismo.yaml',
      },
    })),
    observers: createObservers(store.alertInputs),
    observePast: createObservePast(store.alertInputs),
    ...{ store, correlate, record: createRecorder(store.changes, Date.now) },
    send: (parcel) => tracing.span(notifying(parcel), () => channels.send(parcel)),
    ...{ now: Date.now, newId: randomUUID, origin, onError },
    isArchived: (id) => projects.some((one) => one.number === id && one.archivedAt !== undefined),
    onChange: ({ name }, state) => publish({ is: 'alert', rule: name, state }),
  })
  return { alerts, channels }
}

function notifying({ receiver }: Parcel): SpanAbout {
  const attributes = { 'seismo.receiver': receiver.name, 'seismo.channel': kindOf(receiver) }
  return { name: 'notify', kind: 'producer', attributes }
}

/** @throws StartError for a rule of a project that is not there: it would never fire. */
function numbersOf(projects: ProjectRecord[], { rules }: Config['alerts']) {
  const numbers = new Map(projects.map(({ slug, number }) => [slug, number]))
  const known = [...numbers.keys()].join(', ')
  function numberOf(slug: string): number {
    const number = numbers.get(slug)
    if (number !== undefined) return number
    throw new StartError(`alerts.rules: there is no project "${slug}"; known are ${known}`)
  }
  for (const rule of rules) numberOf(rule.project)
  return numberOf
}
