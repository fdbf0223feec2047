import type { ClickHouseClient } from '@clickhouse/client'
import { ClickHouseLogLevel, createClient, parseError } from '@clickhouse/client-web'
import { createAsk } from './edge-ask.ts'
import type { RunInsert } from './insert-rows.ts'
import { plainParameters } from './plain-parameters.ts'
import { settingsFor } from './server-settings.ts'
import { toStoreError } from './to-store-error.ts'

interface EdgeClientOptions {
  /** Of whose shards and replicas the server is one. */
  cluster: string | undefined
}

export interface EdgeClient {
  client: ClickHouseClient
  runInsert: RunInsert
}

/** What `select` asks for. */
interface AskedQuery {
  query: string
  query_params?: Record<string, unknown>
  format: 'JSONEachRow'
}

/** A page waits for it, and a platform gives a request half a minute. */
const ANSWER_WITHIN_MS = 10_000

/**
 * A server over `fetch` alone, where there are no sockets. Small inserts of many isolates are written
 * together by the server (https://clickhouse.com/docs/optimize/asynchronous-inserts), and each
 * resolves when what it is part of is written.
 */
export function clickHouseAtEdge(url: string, { cluster }: EdgeClientOptions): EdgeClient {
  const settings = { ...settingsFor(cluster), async_insert: 1, wait_for_async_insert: 1 } as const
  // Not `fetch` itself: workerd wants its own `this`.
  const ask = createAsk(url, settings, (...asked) => fetch(...asked))
  const web = createClient({
    url,
    request_timeout: ANSWER_WITHIN_MS,
    log: { level: ClickHouseLogLevel.OFF },
    use_multipart_params_auto: true,
    clickhouse_settings: settings,
  })

  /** By the client only what takes its skill; both answer the same words. */
  async function query(asked: AskedQuery): Promise<{ text: () => Promise<string> }> {
    const search = plainParameters(asked.query_params ?? {})
    if (search === undefined) return web.query(asked)
    const answer = await ask(`${asked.query} FORMAT ${asked.format}`, search)
    return { text: () => Promise.resolve(answer) }
  }

  return {
    // as: queries ask for text alone, and nothing here asks for anything but queries and pings.
    client: { query, ping: () => web.ping() } as unknown as ClickHouseClient,
    runInsert: async (statement, lines) => {
      const answer = await ask(`${statement}\n${lines.join('\n')}\n`)
      // An insert answers nothing: what went wrong after the status stands in the body.
      if (answer !== '') throw toStoreError(parseError(answer))
    },
  }
}
