import {
  createClient,
  type ClickHouseClient,
  type ClickHouseClientConfigOptions,
} from '@clickhouse/client'
import { createChdbConnection } from 'chdb/connection'
import { createConnectionPool } from './connection-pool.ts'
import { endStandardInput } from './end-standard-input.ts'

type ChdbConnection = ReturnType<typeof createChdbConnection>

/** As many as threads run statements: more would wait there instead. */
const MOST_CONNECTIONS = 8

interface EmbeddedOptions {
  /** Statements that hold for all that come after them, such as `USE`. */
  begin?: readonly string[]
}

/**
 * ClickHouse in this process, its data below `path`. One engine a process, one process a path.
 *
 * A connection of chdb does one statement after the other, and what a statement had written of its
 * answer when it failed comes first in the answer of the next (seen with 3.4): docs/decisions/0015.
 */
export function embeddedClickHouse(
  path: string,
  { begin = [] }: EmbeddedOptions = {},
): ClickHouseClient {
  endStandardInput()
  const { use, close } = createConnectionPool({
    open: () => createChdbConnection({ path }),
    begin: async (connection) => {
      for (const query of begin) await connection.command({ query })
    },
    most: MOST_CONNECTIONS,
  })
  const connection: Pick<
    ChdbConnection,
    'query' | 'exec' | 'command' | 'insert' | 'ping' | 'close'
  > = {
    query: (params) => use((one) => one.query(params)),
    exec: (params) => use((one) => one.exec(params)),
    command: (params) => use((one) => one.command(params)),
    insert: (params) => use((one) => one.insert(params)),
    ping: (params) => use((one) => one.ping(params)),
    close,
  }
  // as: chdb implements the interface of @clickhouse/client-common, a second copy of the same types.
  return createClient({ connection } as unknown as ClickHouseClientConfigOptions)
}
