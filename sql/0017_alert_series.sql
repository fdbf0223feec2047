-- What alert rules look at every ten seconds, and what they have to know of four weeks: see docs/decisions/0021.

-- The last two days by ten seconds, with all that a rule may ask for.
CREATE TABLE IF NOT EXISTS alert_signals_10s
(
    bucket      DateTime('UTC') CODEC(Delta, ZSTD(1)),
    project_id  UInt32,
    environment LowCardinality(String),
    release     LowCardinality(String),
    page        String CODEC(ZSTD(1)),
    class       LowCardinality(String),
    page_views  SimpleAggregateFunction(sum, UInt64) CODEC(T64, ZSTD(1)),
    seen        SimpleAggregateFunction(sum, UInt64) CODEC(T64, ZSTD(1)),
    errors      SimpleAggregateFunction(sum, UInt64) CODEC(T64, ZSTD(1)),
    unhandled   SimpleAggregateFunction(sum, UInt64) CODEC(T64, ZSTD(1)),
    sessions    AggregateFunction(uniqCombined(12), String),
    affected    AggregateFunction(uniqCombined(12), String),
    crashed     AggregateFunction(uniqCombined(12), String),
    users       AggregateFunction(uniqCombined(12), String)
)
ENGINE = AggregatingMergeTree
PARTITION BY toDate(bucket)
ORDER BY (toStartOfFiveMinutes(bucket), project_id, bucket, environment, release, page, class)
TTL bucket + INTERVAL 2 DAY
SETTINGS index_granularity = 1024, ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

-- Five weeks by five minutes: of a project, and of each of its pages, releases and classes by itself.
CREATE TABLE IF NOT EXISTS alert_series_5m
(
    project_id  UInt32,
    dimension   LowCardinality(String),
    value       String CODEC(ZSTD(1)),
    bucket      DateTime('UTC') CODEC(Delta, ZSTD(1)),
    environment LowCardinality(String),
    page_views  SimpleAggregateFunction(sum, UInt64) CODEC(T64, ZSTD(1)),
    seen        SimpleAggregateFunction(sum, UInt64) CODEC(T64, ZSTD(1)),
    errors      SimpleAggregateFunction(sum, UInt64) CODEC(T64, ZSTD(1)),
    unhandled   SimpleAggregateFunction(sum, UInt64) CODEC(T64, ZSTD(1)),
    sessions    AggregateFunction(uniqCombined(12), String)
)
ENGINE = AggregatingMergeTree
PARTITION BY toMonday(bucket)
ORDER BY (project_id, dimension, value, bucket, environment)
TTL bucket + INTERVAL 35 DAY
SETTINGS index_granularity = 1024, ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

-- Sessions with an error, and when the first was: of the project, and on each page, release and class.
CREATE TABLE IF NOT EXISTS session_errors
(
    project_id  UInt32,
    dimension   LowCardinality(String),
    value       String CODEC(ZSTD(1)),
    day         Date,
    environment LowCardinality(String),
    session     UInt64,
    first_error SimpleAggregateFunction(min, DateTime64(3, 'UTC')) CODEC(Delta, ZSTD(1)),
    -- Of an error that nobody caught; far ahead where there is none.
    first_crash SimpleAggregateFunction(min, DateTime64(3, 'UTC')) CODEC(Delta, ZSTD(1))
)
ENGINE = AggregatingMergeTree
PARTITION BY toMonday(day)
ORDER BY (project_id, dimension, value, day, environment, session)
TTL day + INTERVAL 35 DAY
SETTINGS index_granularity = 1024, ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

-- Requests, and each metric of vitals: how many, how many bad, and how long they took; bucket i ends at 2^((i+1)/16).
CREATE TABLE IF NOT EXISTS alert_timings_5m
(
    project_id  UInt32,
    measure     LowCardinality(String),
    bucket      DateTime('UTC') CODEC(Delta, ZSTD(1)),
    environment LowCardinality(String),
    n           SimpleAggregateFunction(sum, UInt64) CODEC(T64, ZSTD(1)),
    good        SimpleAggregateFunction(sum, UInt64) CODEC(T64, ZSTD(1)),
    bad         SimpleAggregateFunction(sum, UInt64) CODEC(T64, ZSTD(1)),
    buckets     SimpleAggregateFunction(sumMap, Map(Int16, UInt64)) CODEC(ZSTD(1))
)
ENGINE = AggregatingMergeTree
PARTITION BY toMonday(bucket)
ORDER BY (project_id, measure, bucket, environment)
TTL bucket + INTERVAL 35 DAY
SETTINGS index_granularity = 1024, ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

-- Issues that appeared or came back, by time: `issue_activity` knows them by their name alone.
CREATE TABLE IF NOT EXISTS issue_steps
(
    at          DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    project_id  UInt32,
    fingerprint UUID,
    verb        LowCardinality(String),
    release     String CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toMonday(at)
ORDER BY (toStartOfHour(at), project_id, at)
TTL toDateTime(at) + INTERVAL 35 DAY
SETTINGS index_granularity = 1024, ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

-- What is stored already. From nothing each time, so that a start that was interrupted counts nothing twice; and
-- from the top down, so that what a view has counted meanwhile is gone before it is counted here.
TRUNCATE TABLE alert_signals_10s;

INSERT INTO alert_signals_10s
    (bucket, project_id, environment, release, page, class, page_views, seen, errors, unhandled, sessions, affected, crashed, users)
SELECT
    toStartOfInterval(ts, INTERVAL 10 SECOND) AS bucket, project_id, environment, release,
    substringUTF8(if(route != '', toString(route), path(url)), 1, 200) AS page, '' AS class,
    sum(toUInt64(weight)), count(), 0, 0, uniqCombinedStateIf(12)(session_id, session_id != ''),
    uniqCombinedStateIf(12)(session_id, 0), uniqCombinedStateIf(12)(session_id, 0), uniqCombinedStateIf(12)(user_id, 0)
FROM pageviews
WHERE ts >= now() - INTERVAL 2 DAY
GROUP BY bucket, project_id, environment, release, page
SETTINGS max_bytes_before_external_group_by = 1000000000;

INSERT INTO alert_signals_10s
    (bucket, project_id, environment, release, page, class, page_views, seen, errors, unhandled, sessions, affected, crashed, users)
SELECT
    toStartOfInterval(ts, INTERVAL 10 SECOND) AS bucket, project_id, environment, release,
    substringUTF8(if(route != '', toString(route), path(url)), 1, 200) AS page, class,
    0, 0, sum(toUInt64(weight)), sumIf(toUInt64(weight), mechanism IN ('error', 'unhandledrejection')),
    uniqCombinedStateIf(12)(session_id, 0), uniqCombinedStateIf(12)(session_id, session_id != ''),
    uniqCombinedStateIf(12)(session_id, session_id != '' AND mechanism IN ('error', 'unhandledrejection')),
    uniqCombinedStateIf(12)(user_id, user_id != '')
FROM errors
WHERE ts >= now() - INTERVAL 2 DAY
GROUP BY bucket, project_id, environment, release, page, class
SETTINGS max_bytes_before_external_group_by = 1000000000;

TRUNCATE TABLE alert_series_5m;

INSERT INTO alert_series_5m
    (project_id, dimension, value, bucket, environment, page_views, seen, errors, unhandled, sessions)
SELECT
    project_id, pair.1 AS dimension, pair.2 AS value, toStartOfFiveMinutes(ts) AS bucket, environment,
    sum(toUInt64(weight)), count(), 0, 0, uniqCombinedStateIf(12)(session_id, session_id != '')
FROM pageviews
ARRAY JOIN [('', ''), ('page', substringUTF8(if(route != '', toString(route), path(url)), 1, 200)),
    ('release', toString(release))] AS pair
WHERE ts >= now() - INTERVAL 35 DAY AND (pair.1 = '' OR pair.2 != '')
    AND (pair.1 != 'page' OR (project_id, pair.2) IN (
        SELECT project_id, substringUTF8(if(route != '', toString(route), path(url)), 1, 200) AS page
        FROM pageviews GROUP BY project_id, page ORDER BY count() DESC LIMIT 200 BY project_id))
GROUP BY project_id, dimension, value, bucket, environment
SETTINGS max_bytes_before_external_group_by = 1000000000;

INSERT INTO alert_series_5m
    (project_id, dimension, value, bucket, environment, page_views, seen, errors, unhandled, sessions)
SELECT
    project_id, pair.1 AS dimension, pair.2 AS value, toStartOfFiveMinutes(ts) AS bucket, environment,
    0, 0, sum(toUInt64(weight)), sumIf(toUInt64(weight), mechanism IN ('error', 'unhandledrejection')),
    uniqCombinedStateIf(12)(session_id, 0)
FROM errors
ARRAY JOIN [('', ''), ('page', substringUTF8(if(route != '', toString(route), path(url)), 1, 200)),
    ('release', toString(release)), ('class', toString(class))] AS pair
WHERE ts >= now() - INTERVAL 35 DAY AND (pair.1 = '' OR pair.2 != '')
    AND (pair.1 != 'page' OR (project_id, pair.2) IN (
        SELECT project_id, substringUTF8(if(route != '', toString(route), path(url)), 1, 200) AS page
        FROM errors GROUP BY project_id, page ORDER BY count() DESC LIMIT 200 BY project_id))
GROUP BY project_id, dimension, value, bucket, environment
SETTINGS max_bytes_before_external_group_by = 1000000000;

TRUNCATE TABLE session_errors;

INSERT INTO session_errors (project_id, dimension, value, day, environment, session, first_error, first_crash)
SELECT
    project_id, pair.1 AS dimension, pair.2 AS value, toDate(first_ts) AS day, environment,
    cityHash64(session_id) AS session, min(first_ts),
    min(if(mechanism IN ('error', 'unhandledrejection'), first_ts, toDateTime64('2105-01-01 00:00:00', 3, 'UTC')))
FROM errors
ARRAY JOIN [('', ''), ('page', substringUTF8(if(route != '', toString(route), path(url)), 1, 200)),
    ('release', toString(release)), ('class', toString(class))] AS pair
WHERE session_id != '' AND first_ts >= now() - INTERVAL 35 DAY AND (pair.1 = '' OR pair.2 != '')
    AND (pair.1 != 'page' OR (project_id, pair.2) IN (
        SELECT project_id, substringUTF8(if(route != '', toString(route), path(url)), 1, 200) AS page
        FROM errors GROUP BY project_id, page ORDER BY count() DESC LIMIT 200 BY project_id))
GROUP BY project_id, dimension, value, day, environment, session
SETTINGS max_bytes_before_external_group_by = 1000000000;

TRUNCATE TABLE alert_timings_5m;

INSERT INTO alert_timings_5m (project_id, measure, bucket, environment, n, good, bad, buckets)
SELECT
    project_id, 'request' AS measure, toStartOfFiveMinutes(ts) AS bucket, environment,
    sum(toUInt64(weight)), sumIf(toUInt64(weight), outcome IN ('ok', 'opaque')),
    sumIf(toUInt64(weight), outcome NOT IN ('ok', 'opaque')),
    sumMap(map(if(duration_ms > 0, toInt16(floor(log2(duration_ms) * 16)), toInt16(-32768)), toUInt64(weight)))
FROM requests
GROUP BY project_id, bucket, environment;

INSERT INTO alert_timings_5m (project_id, measure, bucket, environment, n, good, bad, buckets)
SELECT
    project_id, metric AS measure, toStartOfFiveMinutes(ts) AS bucket, environment,
    sum(toUInt64(weight)), sumIf(toUInt64(weight), rating = 'good'), sumIf(toUInt64(weight), rating = 'poor'),
    sumMap(map(if(value > 0, toInt16(floor(log2(value) * 16)), toInt16(-32768)), toUInt64(weight)))
FROM vitals
GROUP BY project_id, measure, bucket, environment;

TRUNCATE TABLE issue_steps;

INSERT INTO issue_steps (at, project_id, fingerprint, verb, release)
SELECT at, project_id, fingerprint, verb, release FROM issue_activity
WHERE verb IN ('created', 'regressed') AND at >= now() - INTERVAL 35 DAY;

-- Pages beyond the most viewed are told apart no more: see limit-pages.ts.
CREATE MATERIALIZED VIEW IF NOT EXISTS alert_series_5m_of_signals TO alert_series_5m AS
SELECT
    s.project_id AS project_id, pair.1 AS dimension, pair.2 AS value, toStartOfFiveMinutes(s.bucket) AS bucket,
    s.environment AS environment, sum(s.page_views) AS page_views, sum(s.seen) AS seen, sum(s.errors) AS errors,
    sum(s.unhandled) AS unhandled, uniqCombinedMergeState(12)(s.sessions) AS sessions
FROM alert_signals_10s AS s
ARRAY JOIN [('', ''), ('page', s.page), ('release', toString(s.release)), ('class', toString(s.class))] AS pair
WHERE pair.1 = '' OR pair.2 != ''
GROUP BY project_id, dimension, value, bucket, environment;

CREATE MATERIALIZED VIEW IF NOT EXISTS alert_signals_10s_of_pageviews TO alert_signals_10s AS
SELECT
    toStartOfInterval(ts, INTERVAL 10 SECOND) AS bucket, project_id, environment, release,
    if((project_id, 'alert-page') IN (SELECT project_id, key FROM tag_limits WHERE day = toDate(now(), 'UTC'))
        AND (project_id, 'alert-page', substringUTF8(if(route != '', toString(route), path(url)), 1, 200)) NOT IN (
            SELECT project_id, key, value FROM tag_limits WHERE day = toDate(now(), 'UTC')),
        '', substringUTF8(if(route != '', toString(route), path(url)), 1, 200)) AS page,
    sum(toUInt64(p.weight)) AS page_views, count() AS seen,
    uniqCombinedStateIf(12)(session_id, session_id != '') AS sessions
FROM pageviews AS p
GROUP BY bucket, project_id, environment, release, page;

CREATE MATERIALIZED VIEW IF NOT EXISTS alert_signals_10s_of_errors TO alert_signals_10s AS
SELECT
    toStartOfInterval(ts, INTERVAL 10 SECOND) AS bucket, project_id, environment, release,
    if((project_id, 'alert-page') IN (SELECT project_id, key FROM tag_limits WHERE day = toDate(now(), 'UTC'))
        AND (project_id, 'alert-page', substringUTF8(if(route != '', toString(route), path(url)), 1, 200)) NOT IN (
            SELECT project_id, key, value FROM tag_limits WHERE day = toDate(now(), 'UTC')),
        '', substringUTF8(if(route != '', toString(route), path(url)), 1, 200)) AS page,
    class,
    sum(toUInt64(e.weight)) AS errors, sumIf(toUInt64(e.weight), mechanism IN ('error', 'unhandledrejection')) AS unhandled,
    uniqCombinedStateIf(12)(session_id, session_id != '') AS affected,
    uniqCombinedStateIf(12)(session_id, session_id != '' AND mechanism IN ('error', 'unhandledrejection')) AS crashed,
    uniqCombinedStateIf(12)(user_id, user_id != '') AS users
FROM errors AS e
GROUP BY bucket, project_id, environment, release, page, class;

CREATE MATERIALIZED VIEW IF NOT EXISTS session_errors_of_errors TO session_errors AS
SELECT
    project_id, pair.1 AS dimension, pair.2 AS value, toDate(first_ts) AS day, environment,
    cityHash64(session_id) AS session, min(first_ts) AS first_error,
    min(if(mechanism IN ('error', 'unhandledrejection'), first_ts, toDateTime64('2105-01-01 00:00:00', 3, 'UTC'))) AS first_crash
FROM errors
ARRAY JOIN [('', ''),
    ('page', if((project_id, 'alert-page') IN (SELECT project_id, key FROM tag_limits WHERE day = toDate(now(), 'UTC'))
        AND (project_id, 'alert-page', substringUTF8(if(route != '', toString(route), path(url)), 1, 200)) NOT IN (
            SELECT project_id, key, value FROM tag_limits WHERE day = toDate(now(), 'UTC')),
        '', substringUTF8(if(route != '', toString(route), path(url)), 1, 200))),
    ('release', toString(release)), ('class', toString(class))] AS pair
WHERE session_id != '' AND (pair.1 = '' OR pair.2 != '')
GROUP BY project_id, dimension, value, day, environment, session;

CREATE MATERIALIZED VIEW IF NOT EXISTS alert_timings_5m_of_requests TO alert_timings_5m AS
SELECT
    project_id, 'request' AS measure, toStartOfFiveMinutes(ts) AS bucket, environment,
    sum(toUInt64(weight)) AS n, sumIf(toUInt64(weight), outcome IN ('ok', 'opaque')) AS good,
    sumIf(toUInt64(weight), outcome NOT IN ('ok', 'opaque')) AS bad,
    sumMap(map(if(duration_ms > 0, toInt16(floor(log2(duration_ms) * 16)), toInt16(-32768)), toUInt64(weight))) AS buckets
FROM requests
GROUP BY project_id, measure, bucket, environment;

CREATE MATERIALIZED VIEW IF NOT EXISTS alert_timings_5m_of_vitals TO alert_timings_5m AS
SELECT
    project_id, metric AS measure, toStartOfFiveMinutes(ts) AS bucket, environment,
    sum(toUInt64(weight)) AS n, sumIf(toUInt64(weight), rating = 'good') AS good,
    sumIf(toUInt64(weight), rating = 'poor') AS bad,
    sumMap(map(if(value > 0, toInt16(floor(log2(value) * 16)), toInt16(-32768)), toUInt64(weight))) AS buckets
FROM vitals
GROUP BY project_id, measure, bucket, environment;

CREATE MATERIALIZED VIEW IF NOT EXISTS issue_steps_of_activity TO issue_steps AS
SELECT at, project_id, fingerprint, verb, release FROM issue_activity
WHERE verb IN ('created', 'regressed');
