import type { ClickHouseClient } from '@clickhouse/client'

/** Issues of the project; what they are called follows from their rank. */
export const ISSUES = 50_000
export const DAYS = 30
export const PROJECT = 1
/** The rows of a chunk fold into rollups once, and are held in memory: 0.7 GB. */
const CHUNK = 1_000_000
const DAY_MS = 86_400_000

export interface Errors {
  events: number
  /** Epoch milliseconds; the newest event is a moment before. */
  to: number
  project?: number
}

/**
 * Errors as a busy site has them, made inside the engine, through the real table and its views: a
 * few issues have most of the events, days and weeks swing, releases follow each other, a third of
 * all issues have ids in their messages.
 */
export async function generateErrors(
  client: ClickHouseClient,
  { events, to, project = PROJECT }: Errors,
  onChunk: (done: number) => void = () => undefined,
): Promise<void> {
  for (let from = 0; from < events; from += CHUNK) {
    const rows = Math.min(CHUNK, events - from)
    await client.command({
      query: `
        INSERT INTO errors (${ERROR_COLUMNS})
        SELECT ${ERROR_VALUES} FROM (${seeds({ from, rows, of: events, to })})
        SETTINGS max_threads = 2, max_insert_threads = 1, min_insert_block_size_rows = 1000000, min_insert_block_size_bytes = 2000000000,
          max_memory_usage = 5000000000`,
      query_params: { project },
    })
    onChunk(from + rows)
  }
}

/** What processing would write beside them: two stacks of each issue. */
export async function generateTexts(client: ClickHouseClient, project = PROJECT): Promise<void> {
  await client.command({
    query: `
      INSERT INTO issue_texts (project_id, fingerprint, text_id, at, type, message, functions, files, words)
      SELECT {project: UInt32}, reinterpret(sipHash128(toUInt32(rank), 'issue'), 'UUID'),
        reinterpret(sipHash128(number), 'UUID'), now(), ${TYPE} AS type,
        concat('Cannot read properties of undefined (reading ', char(39), 'field', toString(rank % 5000), char(39), ')') AS message,
        arrayMap(i -> concat('fn', toString(rank + i * 37)), range(8)) AS calls,
        arrayMap(i -> concat('src/part', toString((rank + i * 11) % 300), '.ts'), range(8)) AS places,
        lower(concat(type, ': ', message, '\\n', arrayStringConcat(places, '\\n'), '\\n', arrayStringConcat(calls, '\\n')))
      FROM (SELECT number, 1 + intDiv(number, 2) AS rank FROM numbers(${String(2 * ISSUES)}))`,
    query_params: { project },
  })
}

/** A seed is all that chance decides of an event; everything else follows from it. */
function seeds({ from, rows, of, to }: { from: number; rows: number; of: number; to: number }) {
  const start = to - DAYS * DAY_MS
  return `
    SELECT
      number AS n,
      (number + 0.5) / ${String(of)} AS x,
      -- More by day than by night, fewer at weekends; the order of events stays.
      toInt64(${String(start)} + ${String(DAYS * DAY_MS)} * (x
        - 0.7 / (2 * pi() * ${String(DAYS)}) * sin(2 * pi() * ${String(DAYS)} * x)
        - 0.2 / (2 * pi() * ${String(DAYS / 7)}) * sin(2 * pi() * ${String(DAYS / 7)} * x))) AS at,
      -- The nth issue has an nth of the events of the first.
      toUInt32(pow(${String(ISSUES)}, (cityHash64(n, 1) % 1000000007) / 1000000007)) AS rank,
      toUInt32(pow((cityHash64(n, 2) % 1000003) / 1000003, 2) * 400000) AS user,
      toUInt8(cityHash64(n, 3) % 100) AS dice,
      toUInt8(cityHash64(n, 4) % 100) AS other_dice,
      intDiv(at, ${String(DAY_MS)}) AS day,
      toUInt32(intDiv(day, 2) - if(dice < 70, 0, if(dice < 95, 1, 2 + dice % 3))) AS build,
      sipHash128(user, day, intDiv(cityHash64(n, 5) % 3, 1)) AS session
    FROM numbers_mt(${String(from)}, ${String(rows)})`
}

const ERROR_COLUMNS = `project_id, ts, received_at, first_ts, event_id, fingerprint, version, class, why,
  stack_id, type, message, culprit, mechanism, level, release, environment, url, route, browser, os,
  device, session_id, page_view_id, user_id, tags, attrs, weight`

/** Of the rank of its issue. */
const TYPE = `['TypeError', 'ReferenceError', 'RangeError', 'Error', 'SyntaxError', 'AxiosError', 'ChunkLoadError', 'DOMException'][1 + rank % 8]`

/** Of a seed: what every signal has. */
const BROWSER = `concat(['Chrome', 'Chrome', 'Chrome', 'Safari', 'Safari', 'Edge', 'Firefox', 'Samsung Internet', 'Opera', 'Mobile Safari'][1 + user % 10], ' ', toString(if(user % 10 IN (3, 4, 9), 17, 150) + user % 5))`
const OS = `['Windows 11', 'Windows 10', 'macOS 15', 'Android 15', 'iOS 18', 'Linux'][1 + user % 6]`
const DEVICE = `['desktop', 'desktop', 'mobile', 'mobile', 'tablet'][1 + user % 5]`
const RELEASE = `concat('web@2.', toString(build % 1000), '.', toString(build % 3))`
const ENVIRONMENT = `if(other_dice < 97, 'production', 'staging')`
const PAGE_PLACE = `(rank * 7 + other_dice % 3) % 200`

const ERROR_VALUES = `
  {project: UInt32}, fromUnixTimestamp64Milli(at, 'UTC'), fromUnixTimestamp64Milli(at + 200 + cityHash64(n, 6) % 4000, 'UTC'),
  fromUnixTimestamp64Milli(at, 'UTC'), reinterpret(sipHash128(n), 'UUID'), reinterpret(sipHash128(rank, 'issue'), 'UUID'), 'v2',
  if(rank % 10 = 3, 'network', 'error'), ['type TypeError', concat('frame src/part', toString(rank % 300), '.ts in fn', toString(rank))],
  reinterpret(sipHash128(rank, build, other_dice % 2, if(rank % 3 = 0, n, 0)), 'UUID'),
  ${TYPE},
  concat('Cannot read properties of undefined (reading ', char(39), 'field', toString(rank % 5000), char(39), ')',
    if(rank % 3 = 0, concat(' of order ', toString(cityHash64(n, 7) % 100000000)), '')),
  concat('src/part', toString(rank % 300), '.ts in fn', toString(rank)),
  ['error', 'error', 'unhandledrejection', 'console'][1 + rank % 4], if(rank % 9 = 0, 'warning', 'error'),
  ${RELEASE}, ${ENVIRONMENT}, concat('https://shop.example/section', toString(${PAGE_PLACE}), '/item/', toString(cityHash64(n, 8) % 10000)),
  concat('/section', toString(${PAGE_PLACE}), '/item/:id'), ${BROWSER}, ${OS}, ${DEVICE},
  lower(hex(session)), lower(hex(sipHash128(session, cityHash64(n, 9) % 4))), if(user % 3 = 0, '', concat('user-', toString(user))),
  map('plan', ['free', 'pro', 'team'][1 + user % 3], 'locale', concat('l', toString(user % 20)), 'experiment', ['a', 'b', 'c'][1 + rank % 3]),
  map('mapped', if(rank % 4 = 0, 'no', 'yes'), 'sdk', 'web/0.2.0', 'viewport', ['1440×900', '390×844', '1920×1080'][1 + user % 3]), 1`
