import {
  createClient,
  type ClickHouseClient,
  type ClickHouseClientConfigOptions,
} from '@clickhouse/client'
import { createChdbConnection } from 'chdb/connection'

/** ClickHouse in this process, its data below `path`. One engine a process, one process a path. */
export function embeddedClickHouse(path: string): ClickHouseClient {
  // chdb implements the interface of @clickhouse/client-common, a second copy of the same types.
  const connection = createChdbConnection({ path }) as unknown
  return createClient({ connection } as ClickHouseClientConfigOptions)
}
