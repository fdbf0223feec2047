import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client'
import { settingsFor } from './server-settings.ts'

// Apart from the embedded engine's: a thread that loads that, too, takes it along when it ends.

interface ServerOptions {
  /** Of whose shards and replicas the server is one. */
  cluster?: string | undefined
}

const ANSWER_WITHIN_MS = 30_000
/** A statement of a migration may write a table anew. */
const MIGRATE_WITHIN_MS = 24 * 3_600_000
const MAX_HEADER_BYTES = 16 * 1024 ** 2

export function clickHouseServer(url: string, { cluster }: ServerOptions = {}): ClickHouseClient {
  return createClient({
    url,
    request_timeout: ANSWER_WITHIN_MS,
    log: { level: ClickHouseLogLevel.OFF },
    // Long parameters go into the body: proxies in front of a server cut URLs off at 8 KiB.
    use_multipart_params_auto: true,
    clickhouse_settings: settingsFor(cluster),
  })
}

/** For statements that take as long as they take. */
export function clickHouseServerForMigrations(
  url: string,
  { cluster }: ServerOptions = {},
): ClickHouseClient {
  return createClient({
    url,
    request_timeout: MIGRATE_WITHIN_MS,
    log: { level: ClickHouseLogLevel.OFF },
    max_response_headers_size: MAX_HEADER_BYTES,
    clickhouse_settings: {
      ...settingsFor(cluster),
      // A sign of life every ten seconds, or balancers close the connection.
      send_progress_in_http_headers: 1,
      http_headers_progress_interval_ms: '10000',
      ...(cluster !== undefined && {
        distributed_ddl_task_timeout: String(MIGRATE_WITHIN_MS / 1_000),
      }),
    },
  })
}
