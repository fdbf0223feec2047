-- A month of an issue list is read as some weeks and the days at both ends: see docs/decisions/0017.

CREATE TABLE IF NOT EXISTS issue_stats_1w
(
    project_id  UInt32,
    fingerprint UUID,
    -- The Monday that the week begins with.
    bucket      DateTime('UTC') CODEC(Delta, ZSTD(1)),
    environment LowCardinality(String),
    events      SimpleAggregateFunction(sum, UInt64),
    users       AggregateFunction(uniqCombined(12), String),
    sessions    AggregateFunction(uniqCombined(12), String),
    first_seen  SimpleAggregateFunction(min, DateTime64(3, 'UTC')),
    last_seen   SimpleAggregateFunction(max, DateTime64(3, 'UTC'))
)
ENGINE = AggregatingMergeTree
PARTITION BY toStartOfMonth(bucket)
ORDER BY (project_id, fingerprint, bucket, environment)
TTL bucket + INTERVAL 13 MONTH
SETTINGS index_granularity = 64, ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS issue_counts_1w
(
    project_id  UInt32,
    bucket      DateTime('UTC') CODEC(Delta, ZSTD(1)),
    fingerprint UUID,
    environment LowCardinality(String),
    events      SimpleAggregateFunction(sum, UInt64) CODEC(T64, ZSTD(1)),
    last_seen   SimpleAggregateFunction(max, DateTime64(3, 'UTC')) CODEC(Delta, ZSTD(1))
)
ENGINE = AggregatingMergeTree
PARTITION BY toStartOfMonth(bucket)
ORDER BY (project_id, bucket, fingerprint, environment)
TTL bucket + INTERVAL 13 MONTH
SETTINGS ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

-- What is stored already. From nothing each time, so that a start that was interrupted counts nothing twice.
TRUNCATE TABLE issue_stats_1w;

INSERT INTO issue_stats_1w (project_id, fingerprint, bucket, environment, events, users, sessions, first_seen, last_seen)
SELECT
    s.project_id, s.fingerprint, toDateTime(toMonday(s.bucket), 'UTC') AS week, s.environment,
    sum(s.events), uniqCombinedMergeState(12)(s.users), uniqCombinedMergeState(12)(s.sessions),
    min(s.first_seen), max(s.last_seen)
FROM issue_stats_1d AS s
GROUP BY s.project_id, s.fingerprint, week, s.environment
SETTINGS max_bytes_before_external_group_by = 1000000000;

TRUNCATE TABLE issue_counts_1w;

INSERT INTO issue_counts_1w (project_id, bucket, fingerprint, environment, events, last_seen)
SELECT s.project_id, s.bucket, s.fingerprint, s.environment, sum(s.events), max(s.last_seen)
FROM issue_stats_1w AS s
GROUP BY s.project_id, s.bucket, s.fingerprint, s.environment
SETTINGS max_bytes_before_external_group_by = 1000000000;

CREATE MATERIALIZED VIEW IF NOT EXISTS issue_stats_1w_of_1d TO issue_stats_1w AS
SELECT
    s.project_id AS project_id, s.fingerprint AS fingerprint, toDateTime(toMonday(s.bucket), 'UTC') AS bucket,
    s.environment AS environment, sum(s.events) AS events,
    uniqCombinedMergeState(12)(s.users) AS users, uniqCombinedMergeState(12)(s.sessions) AS sessions,
    min(s.first_seen) AS first_seen, max(s.last_seen) AS last_seen
FROM issue_stats_1d AS s
GROUP BY project_id, fingerprint, bucket, environment;

CREATE MATERIALIZED VIEW IF NOT EXISTS issue_counts_1w_of_1d TO issue_counts_1w AS
SELECT
    c.project_id AS project_id, toDateTime(toMonday(c.bucket), 'UTC') AS bucket,
    c.fingerprint AS fingerprint, c.environment AS environment, sum(c.events) AS events,
    max(c.last_seen) AS last_seen
FROM issue_counts_1d AS c
GROUP BY project_id, bucket, fingerprint, environment;
