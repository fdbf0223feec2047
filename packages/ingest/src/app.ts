import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { csrf } from 'hono/csrf'
import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import { acceptRoutes } from './http/accept-routes.ts'
import { alertChannelRoutes } from './http/alert-channels.ts'
import { alertmanagerRoutes, isAlertmanager } from './http/alertmanager.ts'
import { alertRuleRoutes, isAlertRules } from './http/alert-rules.ts'
import { alertRoutes } from './http/alerts.ts'
import { alertTrialRoutes } from './http/alert-trials.ts'
import { apiApp } from './http/api-app.ts'
import { attemptRoutes } from './http/attempt-routes.ts'
import { artifactRoutes } from './http/artifacts.ts'
import { auditRoutes } from './http/audit.ts'
import { bodyOf, readBody } from './http/body.ts'
import type { BodyLimits } from './http/body-limits.ts'
import { backupRoutes } from './http/backups.ts'
import { compareRoutes } from './http/compare.ts'
import { correlationRoutes } from './http/correlations.ts'
import { deployRoutes } from './http/deploys.ts'
import type { Dependencies } from './http/dependencies.ts'
import { incomingOf } from './http/client-address.ts'
import { groupingRulesRoutes, isGroupingRules } from './http/grouping-rules.ts'
import { healthRoutes } from './http/health.ts'
import { assigneeRoutes } from './http/assignees.ts'
import { issueChangeRoutes } from './http/issue-changes.ts'
import { issueMergeRoutes } from './http/issue-merges.ts'
import { issuePartRoutes } from './http/issue-parts.ts'
import { issueFactRoutes } from './http/issue-facts.ts'
import { issueRoutes } from './http/issues.ts'
import { memberRoutes } from './http/members.ts'
import { requireActor } from './http/middleware/actor.ts'
import { traced } from './http/middleware/traced.ts'
import { missingMapRoutes } from './http/missing-maps.ts'
import { oidcRoutes } from './http/oidc.ts'
import { outcomeRoutes } from './http/outcomes.ts'
import { overviewRoutes } from './http/overview.ts'
import { ownLoginRoutes } from './http/own-logins.ts'
import { pageRoutes } from './http/page.ts'
import { pageMetricsRoutes } from './http/page-metrics.ts'
import { pageStatsRoutes } from './http/pages.ts'
import { problemApp } from './http/problem-app.ts'
import { projectRoutes } from './http/projects.ts'
import { queryRoutes } from './http/query.ts'
import { releaseRoutes } from './http/releases.ts'
import { pushRoutes } from './http/push.ts'
import { remoteWriteRoutes } from './http/remote-write.ts'
import { requestRoutes } from './http/requests.ts'
import { scrubRulesRoutes } from './http/scrub-rules.ts'
import { isChunkUpload } from './http/sentry-cli/chunk-upload.ts'
import { sentryCliRoutes } from './http/sentry-cli/routes.ts'
import { IMPORT_BODY, isImport, sentryImportRoutes } from './http/sentry-import.ts'
import { sessionRoutes } from './http/session.ts'
import { signalRoutes } from './http/signals.ts'
import { silenceRoutes } from './http/silences.ts'
import { snoozeRoutes } from './http/snooze.ts'
import { streamRoutes } from './http/stream.ts'
import { prometheusRoutes } from './http/prometheus.ts'
import { systemRoutes } from './http/system.ts'
import { tagNameRoutes } from './http/tag-names.ts'
import { tagValueRoutes } from './http/tag-values.ts'
import { traceRoutes } from './http/traces.ts'
import { tokenRoutes } from './http/tokens.ts'
import { viewRoutes } from './http/views.ts'
import { visitRoutes } from './http/visits.ts'
import { displayRoutes } from './http/display.ts'
import { linkRoutes } from './http/links.ts'
import { vitalRoutes } from './http/vitals.ts'

const API_BODY: BodyLimits = { maxBytes: 65_536, maxRatio: 100, withinMs: 10_000 }
/** As JSON, 64 kB of YAML are more. */
const RULES_BODY: BodyLimits = { ...API_BODY, maxBytes: 4 * API_BODY.maxBytes }
/** Of an outage Alertmanager tells in one request. */
const ALERTS_BODY: BodyLimits = { ...API_BODY, maxBytes: 32 * API_BODY.maxBytes }

/** Every route mounted; no I/O of its own: whatever it touches comes with `dependencies`. */
export function createApp(dependencies: Dependencies) {
  const app = problemApp(dependencies)

  const { roles } = dependencies
  // Beacons come from other people's pages: before the page's own headers and checks.
  if (roles.has('accept')) app.route('/', allAcceptRoutes(dependencies))
  // Links in messages: whoever has one needs no login.
  if (roles.has('api')) app.route('/', snoozeRoutes(dependencies))
  app.use(pageHeaders())
  app.route('/', healthRoutes(dependencies))
  if (roles.has('process')) app.route('/', pageMetricsRoutes(dependencies))
  if (roles.has('api')) app.route('/', signedInRoutes(dependencies))
  app.use(compress())
  // Of one that only accepts it is the script alone.
  if (roles.has('api') || roles.has('accept')) app.route('/', pageRoutes(dependencies))
  return app
}

/** Every wire format, and what servers send of their own. */
function allAcceptRoutes(dependencies: Dependencies) {
  return new Hono<{ Variables: { requestId: string } }>()
    .route('/', acceptRoutes(dependencies))
    .route('/', remoteWriteRoutes(dependencies))
    .route('/', pushRoutes(dependencies))
}

function signedInRoutes(dependencies: Dependencies) {
  const app = new Hono<{ Variables: { requestId: string } }>()
  // To the identity provider and back: whoever comes has no login yet.
  app.route('/', oidcRoutes(dependencies))
  app.use('/api/*', traced(dependencies.tracing))
  app.use('/api/*', csrfForCookies())
  app.use('/api/*', compressUnlessStreaming())
  app.use('/api/*', smallBodiesExcept(isUpload))
  app.use('/api/*', exceptLogin(requireActor(dependencies)))
  app.route('/', apiRoutes(dependencies))
  app.route('/', sentryCliRoutes(dependencies))
  return app
}

/** For a line of the log. */
/** The reading side, with its description at /api/openapi.json. */
function apiRoutes(dependencies: Dependencies) {
  const api = apiApp()
  const resources = [
    sessionRoutes,
    ownLoginRoutes,
    // Before those whose id a word of it would be.
    issueFactRoutes,
    issueRoutes,
    issueChangeRoutes,
    issueMergeRoutes,
    issuePartRoutes,
    assigneeRoutes,
    correlationRoutes,
    compareRoutes,
    overviewRoutes,
    queryRoutes,
    vitalRoutes,
    requestRoutes,
    traceRoutes,
    signalRoutes,
    pageStatsRoutes,
    visitRoutes,
    outcomeRoutes,
    attemptRoutes,
    releaseRoutes,
    deployRoutes,
    // Before those whose id a word of it would be.
    alertTrialRoutes,
    alertRuleRoutes,
    silenceRoutes,
    alertRoutes,
    alertChannelRoutes,
    alertmanagerRoutes,
    projectRoutes,
    groupingRulesRoutes,
    scrubRulesRoutes,
    memberRoutes,
    tokenRoutes,
    auditRoutes,
    viewRoutes,
    linkRoutes,
    displayRoutes,
    tagNameRoutes,
    tagValueRoutes,
    artifactRoutes,
    missingMapRoutes,
    streamRoutes,
    systemRoutes,
    backupRoutes,
    sentryImportRoutes,
    prometheusRoutes,
  ]
  for (const routes of resources) api.route('/', routes(dependencies))
  api.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Seismo', version: dependencies.version },
  })
  return api
}

function pageHeaders() {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      fontSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    // Plain http on a laptop must keep working; a proxy that ends TLS adds it.
    strictTransportSecurity: false,
  })
}

function exceptLogin(required: ReturnType<typeof requireActor>): typeof required {
  return (c, next) => {
    const { method, path } = c.req
    const isLogin = method === 'POST' && path === '/api/session'
    const isAskingHow = method === 'GET' && path === '/api/sign-in'
    return isLogin || isAskingHow ? next() : required(c, next)
  }
}

/** A page of another site can send our cookie but no Authorization header: tokens need no check. */
function csrfForCookies() {
  const checked = csrf()
  return (async (c, next) =>
    c.req.header('authorization') === undefined
      ? checked(c, next)
      : next()) satisfies typeof checked
}

function compressUnlessStreaming() {
  const compressed = compress()
  return (async (c, next) => {
    if (c.req.path === '/api/stream') return next()
    return compressed(c, next)
  }) satisfies typeof compressed
}

/** Read here, so that the limit holds for a body of no declared length as well. */
function smallBodiesExcept(isLarge: (path: string) => boolean) {
  return createMiddleware(async (c, next) => {
    const { raw, url } = c.req
    if (!isLarge(c.req.path) && !isBodiless(raw)) {
      const limits = limitsOf(c.req.path)
      const body = new Uint8Array(await readBody(bodyOf(raw, incomingOf(c)), limits))
      c.req.raw = new Request(url, { method: raw.method, headers: raw.headers, body })
    }
    await next()
  })
}

function limitsOf(path: string): BodyLimits {
  if (isAlertmanager(path) || isAlertRules(path)) return ALERTS_BODY
  if (isImport(path)) return IMPORT_BODY
  return isGroupingRules(path) ? RULES_BODY : API_BODY
}

function isUpload(path: string): boolean {
  return path === '/api/artifacts' || isChunkUpload(path)
}

function isBodiless({ method, headers }: Request): boolean {
  const hasBody = headers.has('content-length') || headers.has('transfer-encoding')
  return method === 'GET' || method === 'HEAD' || !hasBody
}
