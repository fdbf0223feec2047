import type { MissingMap, Project, PrometheusCheck, System } from '@seismo/ingest/api'
import type { Config } from '@seismo/ingest/node'
import { askApi, type ApiTarget, type Asked } from '../ask-api.ts'
import { formatBytes } from '../backup/format-bytes.ts'
import { checkPages } from './check-pages.ts'
import { failed, ok, warn, type Finding } from './finding.ts'

/** Of a machine that asks and one that answers: beyond it times in lists look wrong. */
const CLOCK_OFF_MS = 5_000
const SOON_DAYS = 14
const LAG_MS = 60_000
const NEARLY_FULL = 0.8

/** What a Seismo that runs says of itself. */
export async function checkRunning(target: ApiTarget, config: Config): Promise<Finding[]> {
  const askedAt = Date.now()
  const health = await askApi<{ version: string }>(target, { path: '/health' })
  if (health.is === 'refused') {
    return [failed('server', health.why, 'name its address with --url, or look at its log')]
  }
  const found = [
    ok('server', `Seismo ${health.answer.version} answers at ${target.url}`),
    checkClock(health.headers, askedAt),
    await checkReady(target),
  ]
  const system = await askApi<System>(target, { path: '/api/system' })
  if (system.is === 'refused') {
    return [...found, failed('api', system.why, 'give the token of an admin with --token')]
  }
  return [
    ...found,
    ...checkSystem(system.answer),
    ...(await checkPrometheus(target, config)),
    ...(await checkJaeger(config)),
    await checkMessages(target),
    ...(await checkProjects(target)),
  ]
}

function checkClock(headers: Headers, askedAt: number): Finding {
  const theirs = Date.parse(headers.get('date') ?? '')
  if (Number.isNaN(theirs)) return warn('clock', 'the answer has no Date', 'a proxy removes it')
  // The header has whole seconds, and the answer took its time.
  const between = (askedAt + Date.now()) / 2
  const offMs = Math.abs(theirs + 500 - between)
  if (offMs <= CLOCK_OFF_MS) return ok('clock', 'as the server’s, within seconds')
  const advice = 'set both by NTP: events are put in order by the server’s clock'
  return warn('clock', `${Math.round(offMs / 1_000)} s away from the server’s`, advice)
}

async function checkReady(target: ApiTarget): Promise<Finding> {
  const ready = await askApi<unknown>(target, { path: '/ready' })
  if (ready.is === 'answer') return ok('database', 'answers, and takes what comes')
  return failed('database', 'the server is not ready', `see ${target.url}/ready for its reasons`)
}

/** Pure, for what the System page shows. */
export function checkSystem({ log, insertLagMs, disk, tables }: System): Finding[] {
  const used = `${formatBytes(log.bytes)} of ${formatBytes(log.maxBytes)}`
  const waiting = `${log.pendingRecords} records wait, ${used}`
  const isFull = log.bytes > log.maxBytes * NEARLY_FULL
  const found = [
    isFull || insertLagMs > LAG_MS
      ? warn('log', waiting, 'the database is slow or away: see the System page')
      : ok('log', waiting),
  ]
  if (log.damagedBytes > 0) {
    const says = `${formatBytes(log.damagedBytes)} were damaged`
    found.push(warn('log', says, 'see data/log/quarantine, and check the disk'))
  }
  if (disk) found.push(checkForecast(disk))
  const expired = (tables ?? []).reduce((sum, { expiredBytes }) => sum + expiredBytes, 0)
  if (tables) found.push(ok('retention', `${formatBytes(expired)} are about to be deleted`))
  return found
}

function checkForecast({ daysUntilFull }: NonNullable<System['disk']>): Finding {
  if (daysUntilFull === null) return ok('forecast', 'all that is kept fits on the disk')
  const says = `the disk is full in ${Math.floor(daysUntilFull)} days`
  if (daysUntilFull >= SOON_DAYS) return ok('forecast', says)
  return warn('forecast', says, 'keep fewer days (retention), or give it a larger disk')
}

async function checkPrometheus(target: ApiTarget, config: Config): Promise<Finding[]> {
  if (!config.prometheus_url) return []
  const request = { path: '/api/prometheus/check', method: 'POST' } as const
  const asked = await askApi<PrometheusCheck>(target, request)
  if (asked.is === 'refused') return [warn('prometheus', asked.why, 'see the log of Seismo')]
  const { problem, series } = asked.answer
  if (problem !== null) return [failed('prometheus', problem, 'see SEISMO_PROMETHEUS_URL')]
  return [ok('prometheus', `${series} series`)]
}

async function checkJaeger({ jaeger_url: url }: Config): Promise<Finding[]> {
  if (url === undefined) return []
  const { origin } = new URL(url)
  const asked = await askApi<unknown>({ url, token: undefined }, { path: '/api/services' })
  if (asked.is === 'answer') return [ok('jaeger', `${origin} answers`)]
  // Its address may hold a password: what is told names the origin alone.
  return [failed('jaeger', `${origin} does not answer with its services`, 'see SEISMO_JAEGER_URL')]
}

async function checkMessages(target: ApiTarget): Promise<Finding> {
  const path = '/api/alerts/dead-letters'
  const asked = await askApi<{ items: unknown[] }>(target, { path })
  if (asked.is === 'refused') return warn('messages', asked.why, 'see the log of Seismo')
  const n = asked.answer.items.length
  if (n === 0) return ok('messages', 'of alerts, none was given up')
  const advice = 'see Alerts, and try the channel with `seismo test-alerts`'
  return warn('messages', `${n} of alerts could not be delivered`, advice)
}

async function checkProjects(target: ApiTarget): Promise<Finding[]> {
  const asked = await askApi<{ items: Project[] }>(target, { path: '/api/projects' })
  if (asked.is === 'refused') return [failed('projects', asked.why, 'see the log of Seismo')]
  const found = await Promise.all(
    asked.answer.items.map(async ({ slug }) => {
      const path = `/api/artifacts/missing?limit=200&project=${encodeURIComponent(slug)}`
      return checkMaps(slug, await askApi<{ items: MissingMap[] }>(target, { path }))
    }),
  )
  const [first] = asked.answer.items
  return [...found, ...(first ? await checkPages(target.url, first.publicKey) : [])]
}

/** Pure. */
export function checkMaps(slug: string, asked: Asked<{ items: MissingMap[] }>): Finding {
  const check = `source maps of ${slug}`
  if (asked.is === 'refused') return warn(check, asked.why, 'see the log of Seismo')
  const { items } = asked.answer
  if (items.length === 0) return ok(check, 'no script of the last 30 days lacks one')
  const releases = new Set(items.map(({ release }) => release)).size
  const says = `${items.length} scripts of ${releases} releases lack theirs`
  return warn(check, says, `upload them at build time, such as ${items[0]?.url ?? ''}`)
}
