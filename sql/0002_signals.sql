-- Every signal of the page's script: weights, timings, attribution, breadcrumbs, sessions, reports, long frames, metrics.

ALTER TABLE errors
    ADD COLUMN IF NOT EXISTS weight UInt32 DEFAULT 1,
    ADD COLUMN IF NOT EXISTS first_ts DateTime64(3, 'UTC') DEFAULT ts CODEC(Delta, ZSTD(1));

ALTER TABLE requests
    ADD COLUMN IF NOT EXISTS weight UInt32 DEFAULT 1,
    ADD COLUMN IF NOT EXISTS template String DEFAULT target CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS operation LowCardinality(String) DEFAULT '',
    ADD COLUMN IF NOT EXISTS trace_id String DEFAULT '' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS wait_ms Float32 DEFAULT 0,
    ADD COLUMN IF NOT EXISTS dns_ms Float32 DEFAULT 0,
    ADD COLUMN IF NOT EXISTS connect_ms Float32 DEFAULT 0,
    ADD COLUMN IF NOT EXISTS server_ms Float32 DEFAULT 0,
    ADD COLUMN IF NOT EXISTS download_ms Float32 DEFAULT 0,
    ADD COLUMN IF NOT EXISTS transfer_bytes UInt64 DEFAULT 0,
    ADD COLUMN IF NOT EXISTS body_bytes UInt64 DEFAULT 0,
    ADD COLUMN IF NOT EXISTS protocol LowCardinality(String) DEFAULT '',
    ADD COLUMN IF NOT EXISTS server_timing Array(String) DEFAULT [] CODEC(ZSTD(1));

ALTER TABLE vitals
    ADD COLUMN IF NOT EXISTS weight UInt32 DEFAULT 1,
    ADD COLUMN IF NOT EXISTS target String DEFAULT '' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS image_url String DEFAULT '' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS event LowCardinality(String) DEFAULT '',
    ADD COLUMN IF NOT EXISTS load_state LowCardinality(String) DEFAULT '',
    ADD COLUMN IF NOT EXISTS parts Map(LowCardinality(String), Float32) DEFAULT map() CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS script_url String DEFAULT '' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS script_function String DEFAULT '' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS script_position UInt32 DEFAULT 0,
    ADD COLUMN IF NOT EXISTS script_invoker String DEFAULT '' CODEC(ZSTD(1));

ALTER TABLE pageviews
    ADD COLUMN IF NOT EXISTS weight UInt32 DEFAULT 1,
    ADD COLUMN IF NOT EXISTS trace_id String DEFAULT '' CODEC(ZSTD(1));

CREATE TABLE IF NOT EXISTS error_bodies
(
    project_id  UInt32,
    event_id    UUID,
    ts          DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    breadcrumbs String CODEC(ZSTD(3)),
    contexts    String CODEC(ZSTD(3)),
    scripts     Array(String) CODEC(ZSTD(3)),
    debug_ids   Map(String, String) CODEC(ZSTD(3))
)
ENGINE = ReplacingMergeTree
PARTITION BY toMonday(ts)
ORDER BY (project_id, event_id)
TTL toDateTime(ts) + INTERVAL 30 DAY
SETTINGS index_granularity = 1024, ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS reports
(
    project_id   UInt32,
    ts           DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    received_at  DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    event_id     UUID,
    type         LowCardinality(String),
    key          String CODEC(ZSTD(1)),
    message      String CODEC(ZSTD(1)),
    file         String CODEC(ZSTD(1)),
    line         UInt32,
    column       UInt32,
    weight       UInt32,
    release      LowCardinality(String),
    environment  LowCardinality(String),
    url          String CODEC(ZSTD(1)),
    route        LowCardinality(String),
    browser      LowCardinality(String),
    os           LowCardinality(String),
    device       LowCardinality(String),
    session_id   String CODEC(ZSTD(1)),
    page_view_id String CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toMonday(ts)
ORDER BY (project_id, type, toDate(ts), key, ts)
TTL toDateTime(ts) + INTERVAL 30 DAY
SETTINGS ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS long_frames
(
    project_id       UInt32,
    ts               DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    received_at      DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    event_id         UUID,
    duration_ms      Float32,
    blocking_ms      Float32,
    weight           UInt32,
    script_urls      Array(String) CODEC(ZSTD(1)),
    script_functions Array(String) CODEC(ZSTD(1)),
    script_positions Array(UInt32) CODEC(ZSTD(1)),
    script_invokers  Array(String) CODEC(ZSTD(1)),
    script_ms        Array(Float32) CODEC(ZSTD(1)),
    release          LowCardinality(String),
    environment      LowCardinality(String),
    url              String CODEC(ZSTD(1)),
    route            LowCardinality(String),
    browser          LowCardinality(String),
    os               LowCardinality(String),
    device           LowCardinality(String),
    session_id       String CODEC(ZSTD(1)),
    page_view_id     String CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toDate(ts)
ORDER BY (project_id, toStartOfHour(ts), route, ts)
TTL toDateTime(ts) + INTERVAL 14 DAY
SETTINGS ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS metrics
(
    project_id  UInt32,
    ts          DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    kind        LowCardinality(String),
    name        LowCardinality(String),
    tags        Map(LowCardinality(String), String) CODEC(ZSTD(1)),
    weight      UInt32,
    value       Float64,
    n           Float64,
    min         Float64,
    max         Float64,
    buckets     Map(Int16, Float64) CODEC(ZSTD(1)),
    release     LowCardinality(String),
    environment LowCardinality(String),
    session_id  String CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toDate(ts)
ORDER BY (project_id, name, ts)
TTL toDateTime(ts) + INTERVAL 3 DAY
SETTINGS ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS metrics_1m
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
    buckets     SimpleAggregateFunction(sumMap, Map(Int16, Float64))
)
ENGINE = AggregatingMergeTree
PARTITION BY toStartOfMonth(bucket)
ORDER BY (project_id, name, kind, bucket, environment, tags)
TTL bucket + INTERVAL 13 MONTH
SETTINGS ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

CREATE MATERIALIZED VIEW IF NOT EXISTS metrics_1m_of_metrics TO metrics_1m AS
SELECT
    project_id, name, kind, toStartOfMinute(ts) AS bucket, environment, tags,
    sum(value * weight) AS total,
    sum(n * weight) AS n,
    min(metrics.min) AS min,
    max(metrics.max) AS max,
    argMaxState(value, ts) AS last,
    sumMap(mapApply((k, v) -> (k, v * weight), buckets)) AS buckets
FROM metrics
GROUP BY project_id, name, kind, bucket, environment, tags;

CREATE TABLE IF NOT EXISTS sessions
(
    project_id  UInt32,
    day         Date,
    session_id  String CODEC(ZSTD(1)),
    release     SimpleAggregateFunction(anyLast, LowCardinality(String)),
    environment SimpleAggregateFunction(anyLast, LowCardinality(String)),
    browser     SimpleAggregateFunction(anyLast, LowCardinality(String)),
    device      SimpleAggregateFunction(anyLast, LowCardinality(String)),
    started     SimpleAggregateFunction(min, DateTime64(3, 'UTC')),
    last        SimpleAggregateFunction(max, DateTime64(3, 'UTC')),
    page_views  SimpleAggregateFunction(sum, UInt64),
    errors      SimpleAggregateFunction(sum, UInt64),
    unhandled   SimpleAggregateFunction(sum, UInt64),
    weight      SimpleAggregateFunction(max, UInt32)
)
ENGINE = AggregatingMergeTree
PARTITION BY toMonday(day)
ORDER BY (project_id, day, session_id)
TTL day + INTERVAL 30 DAY
SETTINGS ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

CREATE MATERIALIZED VIEW IF NOT EXISTS sessions_of_pageviews TO sessions AS
SELECT
    project_id, toDate(ts) AS day, session_id,
    anyLast(pageviews.release) AS release, anyLast(pageviews.environment) AS environment,
    anyLast(pageviews.browser) AS browser, anyLast(pageviews.device) AS device,
    min(ts) AS started, max(ts) AS last,
    count() AS page_views, toUInt64(0) AS errors, toUInt64(0) AS unhandled, max(pageviews.weight) AS weight
FROM pageviews
GROUP BY project_id, day, session_id;

CREATE MATERIALIZED VIEW IF NOT EXISTS sessions_of_errors TO sessions AS
SELECT
    project_id, toDate(ts) AS day, session_id,
    anyLast(errors.release) AS release, anyLast(errors.environment) AS environment,
    anyLast(errors.browser) AS browser, anyLast(errors.device) AS device,
    min(first_ts) AS started, max(ts) AS last,
    toUInt64(0) AS page_views, sum(toUInt64(errors.weight)) AS errors,
    sumIf(toUInt64(errors.weight), mechanism IN ('error', 'unhandledrejection')) AS unhandled,
    toUInt32(0) AS weight
FROM errors
GROUP BY project_id, day, session_id;

DROP VIEW IF EXISTS issue_stats_1m_of_errors;

CREATE MATERIALIZED VIEW IF NOT EXISTS issue_stats_1m_of_errors TO issue_stats_1m AS
SELECT
    project_id, fingerprint, toStartOfMinute(ts) AS bucket, release, environment,
    sum(toUInt64(weight)) AS events,
    uniqCombinedStateIf(12)(user_id, user_id != '') AS users,
    uniqCombinedState(12)(session_id) AS sessions,
    min(first_ts) AS first_seen,
    max(ts) AS last_seen
FROM errors
GROUP BY project_id, fingerprint, bucket, release, environment;

DROP VIEW IF EXISTS issue_heads_of_errors;

CREATE MATERIALIZED VIEW IF NOT EXISTS issue_heads_of_errors TO issue_heads AS
SELECT
    project_id, fingerprint,
    anyLast(version) AS version,
    anyLast(class) AS class,
    anyLast(why) AS why,
    anyLast(type) AS type,
    anyLast(message) AS message,
    anyLast(culprit) AS culprit,
    anyLast(if(route != '', route, path(url))) AS page,
    min(first_ts) AS first_seen,
    max(ts) AS last_seen,
    argMinState(release, first_ts) AS first_release,
    argMaxState(release, ts) AS last_release
FROM (SELECT * REPLACE (CAST(version AS String) AS version, CAST(class AS String) AS class,
                        CAST(release AS String) AS release, CAST(route AS String) AS route)
      FROM errors)
GROUP BY project_id, fingerprint;

DROP VIEW IF EXISTS signal_rates_of_errors;

CREATE MATERIALIZED VIEW IF NOT EXISTS signal_rates_of_errors TO signal_rates_10s AS
SELECT project_id, toStartOfInterval(ts, INTERVAL 10 SECOND) AS bucket, 'error' AS signal, sum(toUInt64(weight)) AS n
FROM errors GROUP BY project_id, bucket;

DROP VIEW IF EXISTS signal_rates_of_pageviews;

CREATE MATERIALIZED VIEW IF NOT EXISTS signal_rates_of_pageviews TO signal_rates_10s AS
SELECT project_id, toStartOfInterval(ts, INTERVAL 10 SECOND) AS bucket, 'pageview' AS signal, sum(toUInt64(weight)) AS n
FROM pageviews GROUP BY project_id, bucket;
