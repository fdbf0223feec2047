-- Rollups that issue lists, details and searches read at a hundred million events: see docs/decisions/0014.

-- By issue: its numbers by hour and by day.
CREATE TABLE IF NOT EXISTS issue_stats_1h
(
    project_id  UInt32,
    fingerprint UUID,
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

CREATE TABLE IF NOT EXISTS issue_stats_1d
(
    project_id  UInt32,
    fingerprint UUID,
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

-- And by release: apart, as most questions name none, and their sketches would be ten times as many.
CREATE TABLE IF NOT EXISTS issue_releases_1d
(
    project_id  UInt32,
    fingerprint UUID,
    bucket      DateTime('UTC') CODEC(Delta, ZSTD(1)),
    release     LowCardinality(String),
    environment LowCardinality(String),
    events      SimpleAggregateFunction(sum, UInt64),
    users       AggregateFunction(uniqCombined(12), String),
    sessions    AggregateFunction(uniqCombined(12), String),
    first_seen  SimpleAggregateFunction(min, DateTime64(3, 'UTC')),
    last_seen   SimpleAggregateFunction(max, DateTime64(3, 'UTC'))
)
ENGINE = AggregatingMergeTree
PARTITION BY toStartOfMonth(bucket)
ORDER BY (project_id, fingerprint, bucket, release, environment)
TTL bucket + INTERVAL 13 MONTH
SETTINGS index_granularity = 64, ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

-- By time: which issues there were, without the sketches that are only merged for those on the page.
CREATE TABLE IF NOT EXISTS issue_counts_1h
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

CREATE TABLE IF NOT EXISTS issue_counts_1d
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

-- Values of an issue's events: by issue, by value, and those of the whole project.
CREATE TABLE IF NOT EXISTS issue_tags_1d
(
    project_id  UInt32,
    fingerprint UUID,
    bucket      DateTime('UTC') CODEC(Delta, ZSTD(1)),
    key         LowCardinality(String),
    value       String CODEC(ZSTD(1)),
    environment LowCardinality(String),
    events      UInt64 CODEC(T64, ZSTD(1))
)
ENGINE = SummingMergeTree(events)
PARTITION BY toMonday(bucket)
ORDER BY (project_id, fingerprint, bucket, key, value, environment)
TTL bucket + INTERVAL 90 DAY
SETTINGS index_granularity = 256, ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS issues_by_tag_1d
(
    project_id  UInt32,
    key         LowCardinality(String),
    value       String CODEC(ZSTD(1)),
    bucket      DateTime('UTC') CODEC(Delta, ZSTD(1)),
    fingerprint UUID,
    environment LowCardinality(String),
    events      UInt64 CODEC(T64, ZSTD(1))
)
ENGINE = SummingMergeTree(events)
PARTITION BY toMonday(bucket)
ORDER BY (project_id, key, value, bucket, fingerprint, environment)
TTL bucket + INTERVAL 90 DAY
SETTINGS ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS tag_values_1d
(
    project_id  UInt32,
    key         LowCardinality(String),
    value       String CODEC(ZSTD(1)),
    bucket      DateTime('UTC') CODEC(Delta, ZSTD(1)),
    events      UInt64 CODEC(T64, ZSTD(1))
)
ENGINE = SummingMergeTree(events)
PARTITION BY toMonday(bucket)
ORDER BY (project_id, key, value, bucket)
TTL bucket + INTERVAL 90 DAY
SETTINGS ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

-- Of keys that have too many values: those that go on being counted, of a day.
CREATE TABLE IF NOT EXISTS tag_limits
(
    day        Date,
    project_id UInt32,
    key        String,
    value      String CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree
ORDER BY (day, project_id, key, value)
TTL day + INTERVAL 2 DAY
SETTINGS non_replicated_deduplication_window = 1000;

-- What an issue is found by: each distinct wording and stack of it once, written by processing.
CREATE TABLE IF NOT EXISTS issue_texts
(
    project_id  UInt32,
    fingerprint UUID,
    text_id     UUID,
    at          DateTime('UTC'),
    type        String CODEC(ZSTD(1)),
    message     String CODEC(ZSTD(1)),
    functions   Array(String) CODEC(ZSTD(1)),
    files       Array(String) CODEC(ZSTD(1)),
    -- Lower case, all of it: what the search bar looks through.
    words       String CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(at)
ORDER BY (project_id, fingerprint, text_id)
SETTINGS index_granularity = 1024, non_replicated_deduplication_window = 1000;

-- What no template keeps: the ids in messages.
ALTER TABLE errors
    ADD INDEX IF NOT EXISTS errors_message message TYPE text(tokenizer = 'splitByNonAlpha', preprocessor = lower(message)),
    ADD INDEX IF NOT EXISTS errors_user user_id TYPE bloom_filter(0.01) GRANULARITY 4;

-- What is stored already. From nothing each time, so that a start that was interrupted counts nothing twice.
TRUNCATE TABLE issue_stats_1h;

INSERT INTO issue_stats_1h (project_id, fingerprint, bucket, environment, events, users, sessions, first_seen, last_seen)
SELECT
    project_id, fingerprint, toStartOfHour(ts) AS bucket, environment,
    sum(toUInt64(weight)), uniqCombinedStateIf(12)(user_id, user_id != ''), uniqCombinedState(12)(session_id),
    min(first_ts), max(ts)
FROM errors
GROUP BY project_id, fingerprint, bucket, environment
SETTINGS max_bytes_before_external_group_by = 1000000000;

TRUNCATE TABLE issue_stats_1d;

INSERT INTO issue_stats_1d (project_id, fingerprint, bucket, environment, events, users, sessions, first_seen, last_seen)
SELECT
    s.project_id, s.fingerprint, toDateTime(toStartOfDay(s.bucket), 'UTC') AS day, s.environment,
    sum(s.events), uniqCombinedMergeState(12)(s.users), uniqCombinedMergeState(12)(s.sessions),
    min(s.first_seen), max(s.last_seen)
FROM issue_stats_1h AS s
GROUP BY s.project_id, s.fingerprint, day, s.environment
SETTINGS max_bytes_before_external_group_by = 1000000000;

TRUNCATE TABLE issue_releases_1d;

INSERT INTO issue_releases_1d (project_id, fingerprint, bucket, release, environment, events, users, sessions, first_seen, last_seen)
SELECT
    project_id, fingerprint, toDateTime(toStartOfDay(ts), 'UTC') AS bucket, release, environment,
    sum(toUInt64(weight)), uniqCombinedStateIf(12)(user_id, user_id != ''), uniqCombinedState(12)(session_id),
    min(first_ts), max(ts)
FROM errors
GROUP BY project_id, fingerprint, bucket, release, environment
SETTINGS max_bytes_before_external_group_by = 1000000000;

TRUNCATE TABLE issue_counts_1h;

INSERT INTO issue_counts_1h (project_id, bucket, fingerprint, environment, events, last_seen)
SELECT s.project_id, s.bucket, s.fingerprint, s.environment, sum(s.events), max(s.last_seen)
FROM issue_stats_1h AS s
GROUP BY s.project_id, s.bucket, s.fingerprint, s.environment
SETTINGS max_bytes_before_external_group_by = 1000000000;

TRUNCATE TABLE issue_counts_1d;

INSERT INTO issue_counts_1d (project_id, bucket, fingerprint, environment, events, last_seen)
SELECT s.project_id, s.bucket, s.fingerprint, s.environment, sum(s.events), max(s.last_seen)
FROM issue_stats_1d AS s
GROUP BY s.project_id, s.bucket, s.fingerprint, s.environment
SETTINGS max_bytes_before_external_group_by = 1000000000;

TRUNCATE TABLE issue_tags_1d;

INSERT INTO issue_tags_1d (project_id, fingerprint, bucket, key, value, environment, events)
SELECT
    project_id, fingerprint, toDateTime(toStartOfDay(ts), 'UTC') AS bucket, pair.1 AS key, pair.2 AS value,
    environment, sum(toUInt64(weight))
FROM errors
ARRAY JOIN arrayConcat(
    [('browser', toString(browser)), ('os', toString(os)), ('device', toString(device)),
     ('release', toString(release)), ('environment', toString(environment)),
     ('page', if(route != '', toString(route), path(url))),
     ('level', toString(level)), ('mechanism', toString(mechanism))],
    arrayMap(k -> (concat('tag.', toString(k)), substringUTF8(tags[k], 1, 200)), mapKeys(tags))) AS pair
WHERE pair.2 != ''
GROUP BY project_id, fingerprint, bucket, key, value, environment
SETTINGS max_bytes_before_external_group_by = 1000000000;

TRUNCATE TABLE issues_by_tag_1d;

INSERT INTO issues_by_tag_1d (project_id, key, value, bucket, fingerprint, environment, events)
SELECT project_id, key, value, bucket, fingerprint, environment, sum(t.events)
FROM issue_tags_1d AS t
GROUP BY project_id, key, value, bucket, fingerprint, environment
SETTINGS max_bytes_before_external_group_by = 1000000000;

TRUNCATE TABLE tag_values_1d;

INSERT INTO tag_values_1d (project_id, key, value, bucket, events)
SELECT project_id, key, value, bucket, sum(t.events)
FROM issue_tags_1d AS t
GROUP BY project_id, key, value, bucket
SETTINGS max_bytes_before_external_group_by = 1000000000;

TRUNCATE TABLE issue_texts;

INSERT INTO issue_texts (project_id, fingerprint, text_id, at, type, message, functions, files, words)
SELECT
    project_id, fingerprint, stack_id, received_at, exception.1, exception.2,
    arrayDistinct(arrayMap(f -> f.1, exception.3)), arrayDistinct(arrayMap(f -> f.2, exception.3)),
    lower(concat(exception.1, ': ', exception.2, '\n', arrayStringConcat(arrayMap(f -> concat(f.2, ' ', f.1), exception.3), '\n')))
FROM
(
    SELECT project_id, fingerprint, stack_id, received_at,
        JSONExtract(exceptions, 'Array(Tuple(type String, message String, frames Array(Tuple(function String, file String))))')[1] AS exception
    FROM (SELECT DISTINCT project_id, fingerprint, stack_id FROM errors LIMIT 10 BY project_id, fingerprint) AS used
    INNER JOIN (SELECT project_id, stack_id, received_at, exceptions FROM stacks) AS s USING (project_id, stack_id)
);

-- Each from the one before it: an error is read by one view for its numbers and one for its values.
CREATE MATERIALIZED VIEW IF NOT EXISTS issue_stats_1h_of_1m TO issue_stats_1h AS
SELECT
    s.project_id AS project_id, s.fingerprint AS fingerprint, toStartOfHour(s.bucket) AS bucket,
    s.environment AS environment, sum(s.events) AS events,
    uniqCombinedMergeState(12)(s.users) AS users, uniqCombinedMergeState(12)(s.sessions) AS sessions,
    min(s.first_seen) AS first_seen, max(s.last_seen) AS last_seen
FROM issue_stats_1m AS s
GROUP BY project_id, fingerprint, bucket, environment;

CREATE MATERIALIZED VIEW IF NOT EXISTS issue_releases_1d_of_1m TO issue_releases_1d AS
SELECT
    s.project_id AS project_id, s.fingerprint AS fingerprint, toDateTime(toStartOfDay(s.bucket), 'UTC') AS bucket,
    s.release AS release, s.environment AS environment, sum(s.events) AS events,
    uniqCombinedMergeState(12)(s.users) AS users, uniqCombinedMergeState(12)(s.sessions) AS sessions,
    min(s.first_seen) AS first_seen, max(s.last_seen) AS last_seen
FROM issue_stats_1m AS s
GROUP BY project_id, fingerprint, bucket, release, environment;

CREATE MATERIALIZED VIEW IF NOT EXISTS issue_stats_1d_of_1h TO issue_stats_1d AS
SELECT
    s.project_id AS project_id, s.fingerprint AS fingerprint, toDateTime(toStartOfDay(s.bucket), 'UTC') AS bucket,
    s.environment AS environment, sum(s.events) AS events,
    uniqCombinedMergeState(12)(s.users) AS users, uniqCombinedMergeState(12)(s.sessions) AS sessions,
    min(s.first_seen) AS first_seen, max(s.last_seen) AS last_seen
FROM issue_stats_1h AS s
GROUP BY project_id, fingerprint, bucket, environment;

CREATE MATERIALIZED VIEW IF NOT EXISTS issue_counts_1h_of_stats TO issue_counts_1h AS
SELECT
    s.project_id AS project_id, s.bucket AS bucket, s.fingerprint AS fingerprint,
    s.environment AS environment, sum(s.events) AS events, max(s.last_seen) AS last_seen
FROM issue_stats_1h AS s
GROUP BY project_id, bucket, fingerprint, environment;

CREATE MATERIALIZED VIEW IF NOT EXISTS issue_counts_1d_of_1h TO issue_counts_1d AS
SELECT
    c.project_id AS project_id, toDateTime(toStartOfDay(c.bucket), 'UTC') AS bucket,
    c.fingerprint AS fingerprint, c.environment AS environment, sum(c.events) AS events,
    max(c.last_seen) AS last_seen
FROM issue_counts_1h AS c
GROUP BY project_id, bucket, fingerprint, environment;

CREATE MATERIALIZED VIEW IF NOT EXISTS issue_tags_1d_of_errors TO issue_tags_1d AS
SELECT
    project_id, fingerprint, toDateTime(toStartOfDay(ts), 'UTC') AS bucket, pair.1 AS key,
    -- What is one too many is counted still, under no name.
    if((project_id, key) IN (SELECT project_id, key FROM tag_limits WHERE day = toDate(now(), 'UTC'))
        AND (project_id, key, pair.2) NOT IN (SELECT project_id, key, value FROM tag_limits WHERE day = toDate(now(), 'UTC')),
        '', pair.2) AS value,
    environment, sum(toUInt64(weight)) AS events
FROM errors
ARRAY JOIN arrayConcat(
    [('browser', toString(browser)), ('os', toString(os)), ('device', toString(device)),
     ('release', toString(release)), ('environment', toString(environment)),
     ('page', if(route != '', toString(route), path(url))),
     ('level', toString(level)), ('mechanism', toString(mechanism))],
    arrayMap(k -> (concat('tag.', toString(k)), substringUTF8(tags[k], 1, 200)), mapKeys(tags))) AS pair
WHERE pair.2 != ''
GROUP BY project_id, fingerprint, bucket, key, value, environment;

CREATE MATERIALIZED VIEW IF NOT EXISTS issues_by_tag_1d_of_tags TO issues_by_tag_1d AS
SELECT project_id, key, value, bucket, fingerprint, environment, sum(t.events) AS events
FROM issue_tags_1d AS t
GROUP BY project_id, key, value, bucket, fingerprint, environment;

CREATE MATERIALIZED VIEW IF NOT EXISTS tag_values_1d_of_tags TO tag_values_1d AS
SELECT project_id, key, value, bucket, sum(t.events) AS events
FROM issue_tags_1d AS t
GROUP BY project_id, key, value, bucket;
