import type { ClickHouseClient } from '@clickhouse/client'
import { ClickHouseLogLevel, createClient, parseError } from '@clickhouse/client-web'
import type { RunInsert } from './insert-rows.ts'
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

/** A page waits for it, and a platform gives a request half a minute. */
const ANSWER_WITHIN_MS = 10_000

/**
 * A server over `fetch` alone, where there are no sockets. Small inserts of many isolates are written
 * together by the server (https://clickhouse.com/docs/optimize/asynchronous-inserts), and each
 * resolves when what it is part of is written.
 */
export function clickHouseAtEdge(url: string, { cluster }: EdgeClientOptions): EdgeClient {
  const web = createClient({
    url,
    request_timeout: ANSWER_WITHIN_MS,
    log: { level: ClickHouseLogLevel.OFF },
    use_multipart_params_auto: true,
    clickhouse_settings: {
      ...settingsFor(cluster),
      async_insert: 1,
      wait_for_async_insert: 1,
    },
  })

  async function runInsert(statement: string, lines: readonly string[]): Promise<void> {
    const answer = await answerOf(`${statement}\n${lines.join('\n')}\n`)
    if (answer !== '') throw toStoreError(parseError(answer))
  }

  async function answerOf(query: string): Promise<string> {
    try {
      const { stream } = await web.exec({ query })
      return await new Response(stream).text()
    } catch (cause) {
      throw toStoreError(cause)
    }
  }

  // as: queries ask for text alone, which both clients answer with the same words.
  return { client: web as unknown as ClickHouseClient, runInsert }
}
