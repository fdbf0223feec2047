/**
 * Merges the parts of a folder's rollups, as a store has done some hours after: `settle.ts FOLDER`. Filling writes
 * a part a day and ends; a store that took a month to fill goes on merging.
 */
import { openClickHouse } from '../../packages/ingest/src/entries/open-store.ts'
import { sqlFolder } from '../../test/harness/fresh-store.ts'

const ROLLUPS = [
  ...['issue_tags_1d', 'issues_by_tag_1d', 'tag_values_1d', 'issue_releases_1d', 'issue_stats_1m'],
  ...['issue_stats_1h', 'issue_stats_1d', 'issue_stats_1w'],
  ...['issue_counts_1h', 'issue_counts_1d', 'issue_counts_1w'],
]

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('name the folder that fill.ts made: settle.ts FOLDER')
const client = await openClickHouse({ data: folder, clickhouse_url: undefined }, sqlFolder)
for (const table of ROLLUPS) {
  const start = performance.now()
  await client.command({ query: `OPTIMIZE TABLE ${table} FINAL` })
  console.log(`${table} after ${((performance.now() - start) / 1_000).toFixed(0)} s`)
}
await client.close()
