import { expect, it } from 'vitest'
import { renderForCluster } from './render-for-cluster.ts'

const cluster = { name: 'main', database: 'seismo' }

it('makes of a table the one of each machine and the one of all', () => {
  const rendered = renderForCluster(
    `CREATE TABLE IF NOT EXISTS errors
(
    project_id UInt32,
    ts         DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    event_id   UUID,
    INDEX errors_event event_id TYPE bloom_filter(0.01) GRANULARITY 4
)
ENGINE = ReplacingMergeTree(ts)
PARTITION BY toMonday(ts)
ORDER BY (project_id, toDate(ts), event_id)
SETTINGS ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000`,
    cluster,
  )

  expect(rendered).toEqual([
    `CREATE TABLE IF NOT EXISTS errors_local ON CLUSTER \`main\` (
    project_id UInt32,
    ts         DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    event_id   UUID,
    INDEX errors_event event_id TYPE bloom_filter(0.01) GRANULARITY 4
)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/errors_local', '{replica}', ts)
PARTITION BY toMonday(ts)
ORDER BY (project_id, toDate(ts), event_id)
SETTINGS ttl_only_drop_parts = 1, replicated_deduplication_window = 1000, replicated_deduplication_window_seconds = 604800`,
    "CREATE TABLE IF NOT EXISTS errors ON CLUSTER `main` AS errors_local ENGINE = Distributed('main', 'seismo', 'errors_local', sipHash64(project_id, event_id))",
  ])
})

it('keeps configuration whole on every machine', () => {
  const rendered = renderForCluster(
    'CREATE TABLE IF NOT EXISTS changes (kind String) ENGINE = MergeTree ORDER BY kind',
    cluster,
  )

  expect(rendered).toEqual([
    `CREATE TABLE IF NOT EXISTS changes ON CLUSTER \`main\` (kind String)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/all/{database}/changes', '{shard}-{replica}')
ORDER BY kind`,
  ])
})

it('changes columns on both tables, and the rest where the rows are', () => {
  const rendered = renderForCluster(
    `ALTER TABLE errors
    ADD COLUMN IF NOT EXISTS parts Map(LowCardinality(String), Float32) DEFAULT map('a,b', 1),
    ADD INDEX IF NOT EXISTS errors_parts parts TYPE bloom_filter(0.01) GRANULARITY 4,
    MODIFY SETTING a = 1, b = 2`,
    cluster,
  )

  expect(rendered).toEqual([
    `ALTER TABLE errors_local ON CLUSTER \`main\`
    ADD COLUMN IF NOT EXISTS parts Map(LowCardinality(String), Float32) DEFAULT map('a,b', 1),
    ADD INDEX IF NOT EXISTS errors_parts parts TYPE bloom_filter(0.01) GRANULARITY 4,
    MODIFY SETTING a = 1, b = 2`,
    `ALTER TABLE errors ON CLUSTER \`main\`
    ADD COLUMN IF NOT EXISTS parts Map(LowCardinality(String), Float32) DEFAULT map('a,b', 1)`,
  ])
})

it('takes a column from those who ask before it takes it from the rows', () => {
  const rendered = renderForCluster('ALTER TABLE errors DROP COLUMN IF EXISTS why', cluster)

  expect(rendered.map((sql) => sql.split(' ', 3)[2])).toEqual(['errors', 'errors_local'])
})

it('feeds rollups from the rows of the same machine, whose columns keep their names', () => {
  const [rendered] = renderForCluster(
    `CREATE MATERIALIZED VIEW IF NOT EXISTS s_of_errors TO sessions AS
SELECT anyLast(errors.release) AS release FROM (SELECT * FROM errors) LEFT JOIN changes AS c ON true`,
    cluster,
  )

  expect(rendered).toBe(
    `CREATE MATERIALIZED VIEW IF NOT EXISTS s_of_errors ON CLUSTER \`main\` TO sessions_local AS
SELECT anyLast(errors.release) AS release FROM (SELECT * FROM errors_local AS errors) LEFT JOIN changes AS c ON true`,
  )
})

it('waits until a view is gone before another takes its name', () => {
  expect(renderForCluster('DROP VIEW IF EXISTS s_of_errors', cluster)).toEqual([
    'DROP VIEW IF EXISTS s_of_errors ON CLUSTER `main` SYNC',
  ])
})

it('removes a table with its rows, and rows from every machine', () => {
  expect(renderForCluster('DROP TABLE IF EXISTS sessions', cluster)).toEqual([
    'DROP TABLE IF EXISTS sessions ON CLUSTER `main` SYNC',
    'DROP TABLE IF EXISTS sessions_local ON CLUSTER `main` SYNC',
  ])
  expect(renderForCluster('TRUNCATE TABLE sessions', cluster)).toEqual([
    'TRUNCATE TABLE sessions_local ON CLUSTER `main` SYNC',
  ])
})

it('copies rows through the tables of all shards', () => {
  const copy = 'INSERT INTO source_maps (a, b)\nSELECT a, lower(b) FROM artifacts'

  expect(renderForCluster(copy, cluster)).toEqual([copy])
})

it.each([
  'CREATE DICTIONARY d (a UInt8) PRIMARY KEY a',
  'CREATE TABLE t (a UInt8) ENGINE = MergeTree ORDER BY a',
  'CREATE TABLE IF NOT EXISTS t (a UInt8) ENGINE = Memory',
  'CREATE MATERIALIZED VIEW IF NOT EXISTS v REFRESH EVERY 1 HOUR TO t AS SELECT 1',
  'DROP TABLE t, u',
  'ALTER TABLE t DELETE WHERE a = 1',
  'ALTER TABLE t ADD COLUMN a UInt8, FREEZE',
  'OPTIMIZE TABLE t FINAL',
])('refuses what it does not know: %s', (statement) => {
  expect(() => renderForCluster(statement, cluster)).toThrow()
})
