import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client'

// Apart from the embedded engine's: a thread that loads that, too, takes it along when it ends.

export function clickHouseServer(url: string): ClickHouseClient {
  return createClient({
    url,
    request_timeout: 30_000,
    log: { level: ClickHouseLogLevel.OFF },
    // Long parameters go into the body: proxies in front of a server cut URLs off at 8 KiB.
    use_multipart_params_auto: true,
  })
}
