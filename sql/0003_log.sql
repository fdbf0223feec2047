-- What the log needs to know again: the beacons of the last day, whoever sent them twice.

CREATE TABLE IF NOT EXISTS beacons
(
    project_id  UInt32,
    id          UUID,
    received_at DateTime('UTC'),
    token       LowCardinality(String)
)
ENGINE = MergeTree
PARTITION BY toDate(received_at)
ORDER BY (project_id, id)
TTL received_at + INTERVAL 1 DAY
SETTINGS index_granularity = 512, ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;
