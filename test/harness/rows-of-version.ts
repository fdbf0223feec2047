import type { ClickHouseClient } from '@clickhouse/client'
import type { Row } from '../../packages/ingest/src/store/rows.ts'
import { splitList } from '../../packages/ingest/src/store/clickhouse/cluster/split-list.ts'
import { tableOf, toSqlRow } from '../../packages/ingest/src/store/clickhouse/to-sql.ts'

/** The columns that a client may write, by table; views' own tables are left out. */
type Columns = Map<string, Map<string, string>>

interface Column {
  table: string
  name: string
  type: string
}

export async function columnsOf(client: ClickHouseClient): Promise<Columns> {
  const result = await client.query({
    query: `SELECT c.table AS table, c.name AS name, c.type AS type
      FROM system.columns AS c
      JOIN system.tables AS t ON t.database = c.database AND t.name = c.table
      WHERE c.database = currentDatabase() AND t.engine LIKE '%MergeTree' AND t.name NOT LIKE 'schema_%'
      ORDER BY table, c.position`,
    format: 'JSONEachRow',
  })
  const columns: Columns = new Map()
  for (const { table, name, type } of await result.json<Column>()) {
    const ofTable = columns.get(table) ?? new Map<string, string>()
    columns.set(table, ofTable.set(name, type))
  }
  return columns
}

/** Writes rows of today as an earlier version did: without the tables and columns it did not have. */
export async function insertAsBefore(
  client: ClickHouseClient,
  columns: Columns,
  rows: readonly Row[],
): Promise<void> {
  for (const [table, ofTable] of Map.groupBy(rows, ({ is }) => tableOf[is])) {
    const known = columns.get(table)
    if (!known) continue
    const values = ofTable.map((row) =>
      Object.fromEntries(Object.entries(toSqlRow(row)).filter(([name]) => known.has(name))),
    )
    await client.insert({ table, values, format: 'JSONEachRow' })
  }
}

/** A row of every table, each column a value of its type. */
export async function insertSamples(client: ClickHouseClient, columns: Columns): Promise<void> {
  for (const [table, types] of columns) {
    const values = [...types].map(([name, type]) => `${sampleOf(type)} AS \`${name}\``)
    const names = [...types.keys()].map((name) => `\`${name}\``).join(', ')
    await client.command({
      query: `INSERT INTO ${table} (${names}) SELECT ${values.join(', ')}`,
    })
  }
}

/** A project that nothing else is of. */
const SAMPLE_PROJECT = 77

const SAMPLES: [type: RegExp, sample: string][] = [
  [/^UInt32$/, String(SAMPLE_PROJECT)],
  [/^U?Int\d+$/, '3'],
  [/^Float\d+$/, '1.5'],
  [/^Bool$/, 'true'],
  [/^String$/, "'sample'"],
  [/^UUID$/, "toUUID('33333333-3333-4333-8333-333333333333')"],
  [/^Date$/, "toDate(now('UTC') - 3600)"],
  [/^DateTime\('UTC'\)$/, "now('UTC') - 3600"],
  [/^DateTime$/, 'now() - 3600'],
  [/^DateTime64\(\d, 'UTC'\)$/, "now64(3, 'UTC') - INTERVAL 1 HOUR"],
]

function sampleOf(type: string): string {
  const [, outer = '', inner = ''] = /^(\w+)\((.*)\)$/.exec(type) ?? []
  if (outer === 'LowCardinality' || outer === 'Nullable') return sampleOf(inner)
  if (outer === 'Array') return `[${sampleOf(inner)}]`
  if (outer === 'Map') return `map(${splitList(inner).map(sampleOf).join(', ')})`
  if (outer === 'SimpleAggregateFunction') return sampleOf(splitList(inner).slice(1).join(', '))
  if (outer === 'AggregateFunction') {
    const [name = '', ...types] = splitList(inner)
    const state = name.includes('(') ? name.replace('(', 'State(') : `${name}State`
    return `initializeAggregation('${state}', ${types.map(sampleOf).join(', ')})`
  }
  const [, sample] = SAMPLES.find(([pattern]) => pattern.test(type)) ?? []
  if (sample === undefined) throw new Error(`there is no sample of the type ${type} yet`)
  return `CAST(${sample}, '${type.replaceAll("'", "\\'")}')`
}
