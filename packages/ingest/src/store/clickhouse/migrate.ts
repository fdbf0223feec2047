import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { hash128 } from '../../lib/hash.ts'

export interface Migration {
  /** `0001_foundation`: order is the number, identity the whole name. */
  name: string
  sql: string
}

interface MigrateOptions {
  /** Where others may start at the same time: runs the work while nobody else does. */
  lock?: (work: () => Promise<void>) => Promise<void>
  /** What a statement becomes on this database; on one server, what it is. */
  render?: (statement: string) => string[]
}

/** The database was used by a later version of the program. */
export class NewerSchemaError extends Error {
  override name = 'NewerSchemaError'
}

const applied = z.array(z.object({ name: z.string(), checksum: z.string() }))
const UNKNOWN_TABLE = '60'

export const SCHEMA_MIGRATIONS = `CREATE TABLE IF NOT EXISTS schema_migrations
  (name String, checksum String, at DateTime DEFAULT now()) ENGINE = MergeTree ORDER BY name`

/**
 * Brings the schema up to date, one file after the other, and records each with its checksum.
 * @throws Error naming the file when one that was applied has been edited since; NewerSchemaError.
 */
export async function migrate(
  client: ClickHouseClient,
  migrations: readonly Migration[],
  { lock = (work) => work(), render = (statement) => [statement] }: MigrateOptions = {},
): Promise<void> {
  async function run(statement: string): Promise<void> {
    for (const query of render(statement)) await client.command({ query })
  }

  async function apply({ name, sql }: Migration): Promise<void> {
    for (const statement of statementsOf(sql)) await run(statement)
    await client.insert({
      table: 'schema_migrations',
      values: [{ name, checksum: hash128(sql) }],
      format: 'JSONEachRow',
    })
  }

  // Nothing is created or locked where nothing is to be done: a user that may not, starts as well.
  if ((await pendingOf(client, migrations)).length === 0) return
  await run(SCHEMA_MIGRATIONS)
  await lock(async () => {
    for (const migration of await pendingOf(client, migrations)) await apply(migration)
  })
}

async function pendingOf(
  client: ClickHouseClient,
  migrations: readonly Migration[],
): Promise<Migration[]> {
  const done = await appliedMigrations(client)
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = [...done.keys()].filter((name) => !known.has(name))
  if (unknown.length > 0) {
    throw new NewerSchemaError(
      `its schema has ${unknown.toSorted().join(', ')}, which this program does not know: it was used by a newer Seismo; start that one, or restore a backup of before`,
    )
  }
  return migrations
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .filter(({ name, sql }) => {
      const checksum = done.get(name)
      if (checksum === undefined || checksum === hash128(sql)) return checksum === undefined
      throw new Error(`sql/${name}.sql was edited after it was applied; add a new file instead`)
    })
}

/** Checksums by name; none of a database that is empty. */
export async function appliedMigrations(client: ClickHouseClient): Promise<Map<string, string>> {
  try {
    const result = await client.query({
      query: 'SELECT name, checksum FROM schema_migrations',
      format: 'JSONEachRow',
    })
    const rows = applied.parse(await result.json())
    return new Map(rows.map(({ name, checksum }) => [name, checksum]))
  } catch (cause) {
    const isNew = cause instanceof Error && 'code' in cause && String(cause.code) === UNKNOWN_TABLE
    if (isNew) return new Map()
    throw cause
  }
}

/** A statement ends with a semicolon at the end of a line: our files keep none elsewhere. */
export function statementsOf(sql: string): string[] {
  return sql
    .replace(/^\s*--.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}
