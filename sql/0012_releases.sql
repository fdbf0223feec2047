-- Sessions that come out the same in whatever order their rows arrive, the releases of a project, and deploys.

ALTER TABLE pageviews
    ADD COLUMN IF NOT EXISTS user_id String DEFAULT '' CODEC(ZSTD(1));

-- What may differ within a session is in the key, so that every other column is a minimum, a maximum or a sum.
CREATE TABLE IF NOT EXISTS session_hours
(
    project_id  UInt32,
    hour        DateTime('UTC') CODEC(Delta, ZSTD(1)),
    release     LowCardinality(String),
    environment LowCardinality(String),
    session     UInt64,
    user        UInt64,
    started     SimpleAggregateFunction(min, DateTime64(3, 'UTC')) CODEC(Delta, ZSTD(1)),
    last        SimpleAggregateFunction(max, DateTime64(3, 'UTC')) CODEC(Delta, ZSTD(1)),
    page_views  SimpleAggregateFunction(sum, UInt64) CODEC(ZSTD(1)),
    errors      SimpleAggregateFunction(sum, UInt64) CODEC(ZSTD(1)),
    unhandled   SimpleAggregateFunction(sum, UInt64) CODEC(ZSTD(1)),
    weight      SimpleAggregateFunction(max, UInt32) CODEC(ZSTD(1))
)
ENGINE = AggregatingMergeTree
PARTITION BY toMonday(hour)
ORDER BY (project_id, hour, release, environment, session, user)
TTL hour + INTERVAL 30 DAY
SETTINGS ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS releases
(
    project_id  UInt32,
    release     String,
    environment LowCardinality(String),
    first_seen  SimpleAggregateFunction(min, DateTime64(3, 'UTC')),
    last_seen   SimpleAggregateFunction(max, DateTime64(3, 'UTC'))
)
ENGINE = AggregatingMergeTree
ORDER BY (project_id, release, environment)
SETTINGS non_replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS deploys
(
    project_id  UInt32,
    release     String,
    environment String,
    at          DateTime64(3, 'UTC'),
    source      LowCardinality(String),
    url         String CODEC(ZSTD(1)),
    commit      String CODEC(ZSTD(1)),
    actor       String,
    recorded_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(recorded_at)
ORDER BY (project_id, release, environment, at)
SETTINGS non_replicated_deduplication_window = 1000;

DROP VIEW IF EXISTS session_hours_of_pageviews;

DROP VIEW IF EXISTS session_hours_of_errors;

DROP VIEW IF EXISTS sessions_of_pageviews;

DROP VIEW IF EXISTS sessions_of_errors;

CREATE MATERIALIZED VIEW IF NOT EXISTS releases_of_session_hours TO releases AS
SELECT
    project_id, release, environment, min(started) AS first_seen, max(last) AS last_seen
FROM session_hours
GROUP BY project_id, release, environment;

-- From the rows themselves, which tell more than the table that this one replaces. Emptied before, for a
-- start that was interrupted here would count them twice.
TRUNCATE TABLE IF EXISTS session_hours;

INSERT INTO session_hours
    (project_id, hour, release, environment, session, user, started, last, page_views, errors, unhandled, weight)
SELECT
    project_id, toStartOfHour(ts), release, environment, if(session_id = '', 0, cityHash64(session_id)),
    if(user_id = '', 0, cityHash64(user_id)), ts, ts, toUInt64(weight), 0, 0, weight
FROM pageviews;

INSERT INTO session_hours
    (project_id, hour, release, environment, session, user, started, last, page_views, errors, unhandled, weight)
SELECT
    project_id, toStartOfHour(ts), release, environment, if(session_id = '', 0, cityHash64(session_id)),
    if(user_id = '', 0, cityHash64(user_id)), first_ts, ts, 0, toUInt64(weight),
    if(mechanism IN ('error', 'unhandledrejection'), toUInt64(weight), 0), 0
FROM errors;

CREATE MATERIALIZED VIEW IF NOT EXISTS session_hours_of_pageviews TO session_hours AS
SELECT
    project_id, toStartOfHour(ts) AS hour, release, environment,
    if(session_id = '', 0, cityHash64(session_id)) AS session,
    if(user_id = '', 0, cityHash64(user_id)) AS user,
    min(ts) AS started, max(ts) AS last,
    sum(toUInt64(p.weight)) AS page_views, toUInt64(0) AS errors, toUInt64(0) AS unhandled, max(p.weight) AS weight
FROM pageviews AS p
GROUP BY project_id, hour, release, environment, session, user;

CREATE MATERIALIZED VIEW IF NOT EXISTS session_hours_of_errors TO session_hours AS
SELECT
    project_id, toStartOfHour(ts) AS hour, release, environment,
    if(session_id = '', 0, cityHash64(session_id)) AS session,
    if(user_id = '', 0, cityHash64(user_id)) AS user,
    min(first_ts) AS started, max(ts) AS last,
    toUInt64(0) AS page_views, sum(toUInt64(e.weight)) AS errors,
    sumIf(toUInt64(e.weight), mechanism IN ('error', 'unhandledrejection')) AS unhandled, toUInt32(0) AS weight
FROM errors AS e
GROUP BY project_id, hour, release, environment, session, user;

DROP TABLE IF EXISTS sessions;
