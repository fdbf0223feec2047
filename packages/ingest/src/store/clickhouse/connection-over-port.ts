import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { createClient, type ClickHouseClient } from '@clickhouse/client'
import type { ClickHouseClientConfigOptions } from '@clickhouse/client'

/** A statement for the engine of another thread: what the store asks of a client, and no more. */
export interface Statement {
  query: string
  query_params?: Record<string, unknown>
  /** Follows the query, as the rows of an insert do. */
  body?: Uint8Array
}

/** An error's class does not survive the way between threads, and its code decides what is done. */
export type StatementResult =
  { is: 'answer'; text: string } | { is: 'error'; message: string; code?: string }

export type RunStatement = (statement: Statement) => Promise<StatementResult>

/** Runs what another thread asks of this one's client. */
export function runStatementsOn(client: ClickHouseClient): RunStatement {
  return async ({ query, query_params, body }) => {
    try {
      // Not `client.query`: the other thread's client has named the format already.
      const { stream } = await client.exec({
        query,
        ...(query_params && { query_params }),
        ...(body && { values: readableOf(body) }),
      })
      return { is: 'answer', text: await text(stream) }
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause)
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined
      return { is: 'error', message, ...(code !== undefined && { code }) }
    }
  }
}

/** The bytes themselves: a batch's rows are megabytes, on the thread that answers pages. */
function readableOf({ buffer, byteOffset, byteLength }: Uint8Array): Readable {
  return Readable.from([Buffer.from(buffer, byteOffset, byteLength)], { objectMode: false })
}

interface Execution extends Pick<Statement, 'query' | 'query_params'> {
  values?: AsyncIterable<Uint8Array>
}

async function bytesOf(values: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of values) chunks.push(chunk)
  const [only] = chunks
  return only && chunks.length === 1 ? only : Buffer.concat(chunks)
}

/** A client whose engine is behind `run`. */
export function clickHouseOver(run: RunStatement): ClickHouseClient {
  const ofOneAnswer = (answer: string) => ({
    stream: readableOf(Buffer.from(answer)),
    query_id: '',
    response_headers: {},
    http_status_code: 200,
  })
  async function answerOf(statement: Statement): Promise<string> {
    const result = await run(statement)
    if (result.is === 'answer') return result.text
    throw Object.assign(new Error(result.message), { code: result.code })
  }
  const connection = {
    query: async ({ query, query_params }: Statement) =>
      ofOneAnswer(await answerOf({ query, ...(query_params && { query_params }) })),
    exec: async ({ query, query_params, values }: Execution) => {
      const body = values && (await bytesOf(values))
      const params = query_params && { query_params }
      return ofOneAnswer(await answerOf({ query, ...params, ...(body && { body }) }))
    },
    ping: async () => {
      try {
        await answerOf({ query: 'SELECT 1' })
        return { success: true }
      } catch (error) {
        return { success: false, error }
      }
    },
    // The engine is the other thread's to stop.
    close: () => Promise.resolve(),
  }
  // as: the store asks these four of a connection.
  return createClient({ connection } as unknown as ClickHouseClientConfigOptions)
}
