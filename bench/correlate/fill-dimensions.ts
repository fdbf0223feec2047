import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'

/** What the tables are filled with: one issue that rose on one browser, with a flag. */
export interface Filled {
  projectId: number
  issue: string
  events: number
  before: { from: number; to: number }
  during: { from: number; to: number }
}

/** Of the events of the issue, those before. */
const SHARE_BEFORE = 0.2
const OTHER_ISSUE = '22222222-2222-4222-8222-222222222222'

/** Into the tables alone: the views that count them have no part in what is measured. */
export async function fillDimensions(into: ClickHouseClient, filled: Filled): Promise<void> {
  const { projectId: project, events, issue } = filled
  for (const view of await viewsOf(into)) await into.command({ query: `DETACH TABLE ${view}` })
  const before = Math.floor(events * SHARE_BEFORE)
  await insertErrors(into, { project, n: before, issue, window: filled.before, isRise: false })
  await insertErrors(into, {
    project,
    n: events - before,
    issue,
    window: filled.during,
    isRise: true,
  })
  const others = { project, issue: OTHER_ISSUE, isRise: false }
  await insertErrors(into, { n: events / 5, window: filled.before, ...others })
  await insertErrors(into, { n: events / 10, window: filled.during, ...others })
  await insertViews(into, { project, n: 2 * events, window: filled.before })
  await insertViews(into, { project, n: events, window: filled.during })
  await into.command({ query: 'OPTIMIZE TABLE errors FINAL' })
}

async function viewsOf(from: ClickHouseClient): Promise<string[]> {
  const result = await from.query({
    query: `SELECT name FROM system.tables WHERE database = currentDatabase() AND engine = 'MaterializedView'`,
    format: 'JSONEachRow',
  })
  const rows = z.array(z.object({ name: z.string() })).parse(await result.json())
  return rows.map(({ name }) => name)
}

const PLACES = `
  concat(['Chrome', 'Safari', 'Firefox', 'Edge', 'Samsung Internet'][1 + least(4, dice % 7)], ' ', toString(100 + cityHash64(number, 2) % 30)) AS browser,
  concat(['Windows', 'iOS', 'Android', 'macOS', 'Linux'][1 + cityHash64(number, 3) % 5], ' ', toString(10 + cityHash64(number, 4) % 4)) AS os,
  ['desktop', 'mobile', 'tablet'][1 + cityHash64(number, 5) % 3] AS device,
  concat('web@', toString(40 + least(cityHash64(number, 6) % 4, 2))) AS release,
  ['production', 'staging'][1 + toUInt8(cityHash64(number, 7) % 20 = 0)] AS environment,
  concat('/section', toString(cityHash64(number, 8) % 300), '/:id') AS route`

interface Filling {
  project: number
  n: number
  issue: string
  window: { from: number; to: number }
  /** Two of three are of one browser, with a flag. */
  isRise: boolean
}

async function insertErrors(into: ClickHouseClient, filling: Filling): Promise<void> {
  const { project, n, issue, window, isRise } = filling
  const length = String(window.to - window.from)
  await into.command({
    query: `
      INSERT INTO errors (project_id, ts, received_at, first_ts, event_id, fingerprint, type, message, browser, os, device, release, environment, route, session_id, tags)
      SELECT ${String(project)}, at, at, at, generateUUIDv4(number), '${issue}', 'TypeError', 'x is undefined',
        if(struck, 'Safari 117', browser), os, device, release, environment, route, toString(cityHash64(number, 9)),
        map('plan', ['free', 'pro', 'team'][1 + dice % 3], 'tenant', toString(cityHash64(number, 10) % 10000),
          'region', concat('r', toString(cityHash64(number, 11) % 12)), 'flag.checkout', if(struck, 'on', 'off'))
      FROM (
        SELECT number, cityHash64(number, 1) AS dice, ${isRise ? 'dice % 3 > 0' : 'dice % 50 = 0'} AS struck,
          fromUnixTimestamp64Milli(toInt64(${String(window.from)} + intDiv(number * ${length}, ${String(n)})), 'UTC') AS at, ${PLACES}
        FROM numbers(${String(n)}))
      SETTINGS max_insert_threads = 1`,
  })
}

async function insertViews(
  into: ClickHouseClient,
  { project, n, window }: Pick<Filling, 'project' | 'n' | 'window'>,
): Promise<void> {
  const length = String(window.to - window.from)
  await into.command({
    query: `
      INSERT INTO pageviews (project_id, ts, received_at, event_id, browser, os, device, release, environment, route, session_id)
      SELECT ${String(project)}, at, at, reinterpret(toUInt128(number % 256), 'UUID'), browser, os, device, release, environment, route, toString(cityHash64(number, 9))
      FROM (
        SELECT number, cityHash64(number, 1) AS dice,
          fromUnixTimestamp64Milli(toInt64(${String(window.from)} + intDiv(number * ${length}, ${String(n)})), 'UTC') AS at, ${PLACES}
        FROM numbers(${String(n)}))
      SETTINGS max_insert_threads = 1`,
  })
}
