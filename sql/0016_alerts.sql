-- Why each alert fired or did not, and every message with what became of it.

-- One row a change of state of one series of a rule; the newest is the state after a restart. `entry` is
-- what the history of alerts shows of it, `withheld` the silence, or what else kept it from being told.
CREATE TABLE IF NOT EXISTS alert_decisions
(
    project_id UInt32,
    rule_id    String,
    series     String,
    at         DateTime64(3, 'UTC'),
    after      LowCardinality(String),
    state      String CODEC(ZSTD(1)),
    withheld   String,
    decision   String CODEC(ZSTD(1)),
    entry      String CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree
ORDER BY (project_id, rule_id, series, at)
TTL toDateTime(at) + INTERVAL 1 YEAR
SETTINGS non_replicated_deduplication_window = 1000;

-- Written before a message is sent, and again with what became of it: the highest version is the row.
CREATE TABLE IF NOT EXISTS alert_letters
(
    project_id   UInt32,
    key          String,
    revision     UInt32,
    receiver     String,
    version      UInt64,
    at           DateTime64(3, 'UTC'),
    status       LowCardinality(String),
    is_over      UInt8,
    attempts     UInt32,
    detail       String CODEC(ZSTD(1)),
    handle       String,
    about        Array(String) CODEC(ZSTD(1)),
    group_state  String CODEC(ZSTD(1)),
    notification String CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (project_id, key, revision, receiver)
TTL toDateTime(at) + INTERVAL 1 YEAR
SETTINGS non_replicated_deduplication_window = 1000;
