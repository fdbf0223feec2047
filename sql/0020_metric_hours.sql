-- Custom metrics by the hour: what windows of more than a few days read.

CREATE TABLE IF NOT EXISTS metrics_1h
(
    project_id  UInt32,
    name        LowCardinality(String),
    kind        LowCardinality(String),
    bucket      DateTime('UTC') CODEC(Delta, ZSTD(1)),
    environment LowCardinality(String),
    tags        Map(LowCardinality(String), String) CODEC(ZSTD(1)),
    total       SimpleAggregateFunction(sum, Float64),
    n           SimpleAggregateFunction(sum, Float64),
    min         SimpleAggregateFunction(min, Float64),
    max         SimpleAggregateFunction(max, Float64),
    last        AggregateFunction(argMax, Float64, DateTime64(3, 'UTC')),
    -- The minute that `last` is of.
    last_seen   SimpleAggregateFunction(max, DateTime('UTC')),
    buckets     SimpleAggregateFunction(sumMap, Map(Int16, Float64))
)
ENGINE = AggregatingMergeTree
PARTITION BY toStartOfMonth(bucket)
ORDER BY (project_id, name, kind, bucket, environment, tags)
TTL bucket + INTERVAL 13 MONTH
SETTINGS ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

-- What is stored already. From nothing each time, so that a start that was interrupted counts nothing twice.
TRUNCATE TABLE metrics_1h;

INSERT INTO metrics_1h (project_id, name, kind, bucket, environment, tags, total, n, min, max, last, last_seen, buckets)
SELECT
    m.project_id, m.name, m.kind, toStartOfHour(m.bucket) AS hour, m.environment, m.tags,
    sum(m.total), sum(m.n), min(m.min), max(m.max), argMaxMergeState(m.last), max(m.bucket), sumMap(m.buckets)
FROM metrics_1m AS m
GROUP BY m.project_id, m.name, m.kind, hour, m.environment, m.tags
SETTINGS max_bytes_before_external_group_by = 1000000000;

CREATE MATERIALIZED VIEW IF NOT EXISTS metrics_1h_of_1m TO metrics_1h AS
SELECT
    m.project_id AS project_id, m.name AS name, m.kind AS kind, toStartOfHour(m.bucket) AS bucket,
    m.environment AS environment, m.tags AS tags,
    sum(m.total) AS total, sum(m.n) AS n, min(m.min) AS min, max(m.max) AS max,
    argMaxMergeState(m.last) AS last, max(m.bucket) AS last_seen, sumMap(m.buckets) AS buckets
FROM metrics_1m AS m
GROUP BY project_id, name, kind, bucket, environment, tags;
