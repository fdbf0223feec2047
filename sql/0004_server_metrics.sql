-- What Prometheus writes here: each series once, and its samples by the series' id.

CREATE TABLE IF NOT EXISTS server_series
(
    project_id UInt32,
    name       LowCardinality(String),
    series_id  UInt64,
    type       LowCardinality(String),
    labels     Map(LowCardinality(String), String) CODEC(ZSTD(1)),
    last_seen  DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1))
)
ENGINE = ReplacingMergeTree(last_seen)
ORDER BY (project_id, name, series_id)
TTL toDateTime(last_seen) + INTERVAL 30 DAY
SETTINGS non_replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS server_samples
(
    project_id UInt32,
    series_id  UInt64,
    ts         DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    value      Float64 CODEC(Gorilla, ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toMonday(ts)
ORDER BY (project_id, series_id, ts)
TTL toDateTime(ts) + INTERVAL 30 DAY
SETTINGS ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;
