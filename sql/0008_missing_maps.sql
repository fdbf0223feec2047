-- Which scripts want a source map, and what is in the maps that are there.

ALTER TABLE source_maps
    ADD COLUMN IF NOT EXISTS sources UInt32 DEFAULT 0,
    ADD COLUMN IF NOT EXISTS has_sources_content Bool DEFAULT false,
    ADD COLUMN IF NOT EXISTS mappings UInt64 DEFAULT 0,
    ADD COLUMN IF NOT EXISTS functions UInt32 DEFAULT 0;

CREATE TABLE IF NOT EXISTS unmapped_scripts
(
    project_id UInt32,
    day        Date,
    release    String,
    path       String,
    debug_id   String,
    status     LowCardinality(String),
    url        SimpleAggregateFunction(anyLast, String),
    events     SimpleAggregateFunction(sum, UInt64),
    last_seen  SimpleAggregateFunction(max, DateTime64(3, 'UTC'))
)
ENGINE = AggregatingMergeTree
PARTITION BY toMonday(day)
ORDER BY (project_id, day, release, path, debug_id, status)
TTL day + INTERVAL 30 DAY
SETTINGS ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;
