-- How many new issues a project may still make, as each batch of errors left it.

CREATE TABLE IF NOT EXISTS issue_budget
(
    project_id  UInt32,
    at          DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    batch       String CODEC(ZSTD(1)),
    tokens      Float64,
    admitted    Array(UUID) CODEC(ZSTD(1)),
    turned_away UInt64,
    events      UInt64
)
ENGINE = MergeTree
ORDER BY (project_id, at, batch)
TTL toDateTime(at) + INTERVAL 30 DAY
SETTINGS non_replicated_deduplication_window = 1000;
