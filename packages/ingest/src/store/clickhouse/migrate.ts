import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { hash128 } from '../../lib/hash.ts'

export interface Migration {
  /** `0001_foundation`: order is the number, identity the whole name. */
  name: string
  sql: string
}

const applied = z.array(z.object({ name: z.string(), checksum: z.string() }))

/**
 * Brings the schema up to date, one file after the other, and records each with its checksum.
 * @throws Error naming the file when one that was applied has been edited since.
 */
export async function migrate(
  client: ClickHouseClient,
  migrations: readonly Migration[],
): Promise<void> {
  await client.command({
    query: `CREATE TABLE IF NOT EXISTS schema_migrations
      (name String, checksum String, at DateTime DEFAULT now()) ENGINE = MergeTree ORDER BY name`,
  })
  const done = await appliedMigrations(client)
  for (const migration of migrations.toSorted((a, b) => a.name.localeCompare(b.name))) {
    const checksum = hash128(migration.sql)
    const before = done.get(migration.name)
    if (before === undefined) await apply(client, migration, checksum)
    else if (before !== checksum) {
      throw new Error(
        `sql/${migration.name}.sql was edited after it was applied; add a new file instead`,
      )
    }
  }
}

async function appliedMigrations(client: ClickHouseClient): Promise<Map<string, string>> {
  const result = await client.query({
    query: 'SELECT name, checksum FROM schema_migrations',
    format: 'JSONEachRow',
  })
  const rows = applied.parse(await result.json())
  return new Map(rows.map(({ name, checksum }) => [name, checksum]))
}

async function apply(
  client: ClickHouseClient,
  migration: Migration,
  checksum: string,
): Promise<void> {
  for (const statement of statementsOf(migration.sql)) await client.command({ query: statement })
  await client.insert({
    table: 'schema_migrations',
    values: [{ name: migration.name, checksum }],
    format: 'JSONEachRow',
  })
}

/** A statement ends with a semicolon at the end of a line: our files keep none elsewhere. */
export function statementsOf(sql: string): string[] {
  return sql
    .replace(/^\s*--.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}
