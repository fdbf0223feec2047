import type { ClickHouseClient } from '@clickhouse/client'

const ROUND_MS = 10_000
const RECENT_MS = 2 * 3_600_000

interface History {
  projects: number
  days: number
  now: number
}

/** Two hours of rows through the real views; what is older, as the views would have left it. */
export async function fillProjects(
  to: ClickHouseClient,
  { projects, days, now }: History,
): Promise<void> {
  const recent = RECENT_MS / ROUND_MS
  const rows = String(projects * recent)
  const signal = `toUInt32(number % ${String(projects)}) + 1 AS project_id,
    fromUnixTimestamp64Milli(toInt64(${String(now)} - intDiv(number, ${String(projects)}) * ${String(ROUND_MS)}), 'UTC') AS ts,
    ts AS received_at, ['1.0', '1.1'][1 + number % 2] AS release, 'production' AS environment,
    concat('/page/', toString(rand(2) % 30)) AS route, toString(intDiv(number, 3)) AS session_id, 1 AS weight`
  const columns = 'project_id, ts, received_at, release, environment, route, session_id, weight'
  await to.command({
    query: `INSERT INTO pageviews (${columns}) SELECT ${signal} FROM numbers(${rows})`,
  })
  await to.command({
    query: `INSERT INTO errors (${columns}, event_id, fingerprint, class, mechanism)
      SELECT ${signal}, generateUUIDv4(number), toUUID(concat('00000000-0000-4000-8000-', leftPad(toString(rand(3) % 100), 12, '0'))),
        'error', 'error' FROM numbers(${rows}) WHERE rand(1) % 20 = 0`,
  })
  await to.command({
    query: `INSERT INTO requests (${columns}, outcome, duration_ms, target)
      SELECT ${signal}, if(rand(1) % 50 = 0, 'http-error', 'ok'), rand(4) % 1000, '/api' FROM numbers(${rows})`,
  })
  await to.command({
    query: `INSERT INTO vitals (${columns}, metric, value, rating)
      SELECT ${signal}, 'LCP', 500 + rand(4) % 4000, 'good' FROM numbers(${rows})`,
  })
  await fillHistory(to, { projects, days, now: now - RECENT_MS })
}

/** Days of projects by five minutes until now, as the views would have left them. */
export async function fillHistory(
  to: ClickHouseClient,
  { projects, days, now }: History,
): Promise<void> {
  const buckets = days * 288
  const rows = `numbers(${String(projects * buckets)})`
  const time = `toDateTime(intDiv(${String(now)}, 300000) * 300 - 300 - (number % ${String(buckets)}) * 300, 'UTC')`
  const project = `toUInt32(intDiv(number, ${String(buckets)})) + 1`
  await to.command({
    query: `INSERT INTO alert_series_5m (project_id, dimension, value, bucket, environment, page_views, seen, errors, sessions)
      SELECT ${project}, '', '', ${time}, 'production', 30, 30, rand(1) % 3,
        arrayReduce('uniqCombinedState(12)', arrayMap(n -> toString(cityHash64(number, n)), range(10)))
      FROM ${rows} SETTINGS max_insert_threads = 1`,
  })
  await to.command({
    query: `INSERT INTO session_errors (project_id, dimension, value, day, environment, session, first_error, first_crash)
      SELECT ${project}, '', '', toDate(${time}), 'production', cityHash64(number), ${time}, ${time}
      FROM ${rows} WHERE rand(1) % 3 = 0 SETTINGS max_insert_threads = 1`,
  })
  await to.command({
    query: `INSERT INTO alert_timings_5m (project_id, measure, bucket, environment, n, good, bad, buckets)
      SELECT ${project}, 'request', ${time}, 'production', 30, 29, 1, map(toInt16(100), toUInt64(30))
      FROM ${rows} SETTINGS max_insert_threads = 1`,
  })
}
