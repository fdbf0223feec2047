-- Every table is described in sql/README.md. Forward only: an applied file is never edited.

CREATE TABLE IF NOT EXISTS errors
(
    project_id   UInt32,
    ts           DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    received_at  DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    event_id     UUID,
    fingerprint  UUID,
    version      LowCardinality(String),
    class        LowCardinality(String),
    why          Array(String) CODEC(ZSTD(1)),
    stack_id     UUID,
    type         String CODEC(ZSTD(1)),
    message      String CODEC(ZSTD(1)),
    culprit      String CODEC(ZSTD(1)),
    mechanism    LowCardinality(String),
    level        LowCardinality(String),
    release      LowCardinality(String),
    environment  LowCardinality(String),
    url          String CODEC(ZSTD(1)),
    route        LowCardinality(String),
    browser      LowCardinality(String),
    os           LowCardinality(String),
    device       LowCardinality(String),
    session_id   String CODEC(ZSTD(1)),
    page_view_id String CODEC(ZSTD(1)),
    user_id      String CODEC(ZSTD(1)),
    tags         Map(LowCardinality(String), String) CODEC(ZSTD(1)),
    attrs        Map(LowCardinality(String), String) CODEC(ZSTD(1)),
    INDEX errors_session session_id TYPE bloom_filter(0.01) GRANULARITY 4,
    INDEX errors_event event_id TYPE bloom_filter(0.01) GRANULARITY 4
)
ENGINE = ReplacingMergeTree(received_at)
PARTITION BY toMonday(ts)
ORDER BY (project_id, toDate(ts), fingerprint, ts, event_id)
TTL toDateTime(ts) + INTERVAL 90 DAY
SETTINGS ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS stacks
(
    project_id  UInt32,
    stack_id    UUID,
    received_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    release     LowCardinality(String),
    exceptions  String CODEC(ZSTD(3))
)
ENGINE = ReplacingMergeTree(received_at)
ORDER BY (project_id, stack_id)
TTL toDateTime(received_at) + INTERVAL 90 DAY
SETTINGS non_replicated_deduplication_window = 1000;


CREATE TABLE IF NOT EXISTS requests
(
    project_id   UInt32,
    ts           DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    received_at  DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    event_id     UUID,
    via          LowCardinality(String),
    method       LowCardinality(String),
    target       String CODEC(ZSTD(1)),
    status       UInt16,
    outcome      LowCardinality(String),
    duration_ms  Float32,
    release      LowCardinality(String),
    environment  LowCardinality(String),
    url          String CODEC(ZSTD(1)),
    route        LowCardinality(String),
    browser      LowCardinality(String),
    os           LowCardinality(String),
    device       LowCardinality(String),
    session_id   String CODEC(ZSTD(1)),
    page_view_id String CODEC(ZSTD(1)),
    INDEX requests_session session_id TYPE bloom_filter(0.01) GRANULARITY 4
)
ENGINE = MergeTree
PARTITION BY toDate(ts)
ORDER BY (project_id, toStartOfHour(ts), target, ts)
TTL toDateTime(ts) + INTERVAL 14 DAY
SETTINGS ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS vitals
(
    project_id      UInt32,
    ts              DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    received_at     DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    event_id        UUID,
    metric          LowCardinality(String),
    value           Float64,
    rating          LowCardinality(String),
    navigation_type LowCardinality(String),
    release         LowCardinality(String),
    environment     LowCardinality(String),
    url             String CODEC(ZSTD(1)),
    route           LowCardinality(String),
    browser         LowCardinality(String),
    os              LowCardinality(String),
    device          LowCardinality(String),
    session_id      String CODEC(ZSTD(1)),
    page_view_id    String CODEC(ZSTD(1)),
    INDEX vitals_session session_id TYPE bloom_filter(0.01) GRANULARITY 4
)
ENGINE = MergeTree
PARTITION BY toDate(ts)
ORDER BY (project_id, metric, toStartOfHour(ts), route, ts)
TTL toDateTime(ts) + INTERVAL 14 DAY
SETTINGS ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS pageviews
(
    project_id      UInt32,
    ts              DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    received_at     DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    event_id        UUID,
    navigation_type LowCardinality(String),
    referrer        String CODEC(ZSTD(1)),
    release         LowCardinality(String),
    environment     LowCardinality(String),
    url             String CODEC(ZSTD(1)),
    route           LowCardinality(String),
    browser         LowCardinality(String),
    os              LowCardinality(String),
    device          LowCardinality(String),
    session_id      String CODEC(ZSTD(1)),
    page_view_id    String CODEC(ZSTD(1)),
    INDEX pageviews_session session_id TYPE bloom_filter(0.01) GRANULARITY 4
)
ENGINE = MergeTree
PARTITION BY toMonday(ts)
ORDER BY (project_id, toDate(ts), route, ts)
TTL toDateTime(ts) + INTERVAL 30 DAY
SETTINGS ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS issue_stats_1m
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
PARTITION BY toMonday(bucket)
ORDER BY (project_id, toDate(bucket), fingerprint, bucket, release, environment)
TTL bucket + INTERVAL 30 DAY
SETTINGS ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

CREATE MATERIALIZED VIEW IF NOT EXISTS issue_stats_1m_of_errors TO issue_stats_1m AS
SELECT
    project_id, fingerprint, toStartOfMinute(ts) AS bucket, release, environment,
    count() AS events,
    uniqCombinedStateIf(12)(user_id, user_id != '') AS users,
    uniqCombinedState(12)(session_id) AS sessions,
    min(ts) AS first_seen,
    max(ts) AS last_seen
FROM errors
GROUP BY project_id, fingerprint, bucket, release, environment;

CREATE TABLE IF NOT EXISTS issue_heads
(
    project_id    UInt32,
    fingerprint   UUID,
    version       SimpleAggregateFunction(anyLast, String),
    class         SimpleAggregateFunction(anyLast, String),
    why           SimpleAggregateFunction(anyLast, Array(String)),
    type          SimpleAggregateFunction(anyLast, String),
    message       SimpleAggregateFunction(anyLast, String),
    culprit       SimpleAggregateFunction(anyLast, String),
    page          SimpleAggregateFunction(anyLast, String),
    first_seen    SimpleAggregateFunction(min, DateTime64(3, 'UTC')),
    last_seen     SimpleAggregateFunction(max, DateTime64(3, 'UTC')),
    first_release AggregateFunction(argMin, String, DateTime64(3, 'UTC')),
    last_release  AggregateFunction(argMax, String, DateTime64(3, 'UTC'))
)
ENGINE = AggregatingMergeTree
ORDER BY (project_id, fingerprint)
SETTINGS non_replicated_deduplication_window = 1000;


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
    min(ts) AS first_seen,
    max(ts) AS last_seen,
    argMinState(release, ts) AS first_release,
    argMaxState(release, ts) AS last_release
FROM (SELECT * REPLACE (CAST(version AS String) AS version, CAST(class AS String) AS class,
                        CAST(release AS String) AS release, CAST(route AS String) AS route)
      FROM errors)
GROUP BY project_id, fingerprint;

CREATE TABLE IF NOT EXISTS signal_rates_10s
(
    project_id UInt32,
    bucket     DateTime('UTC') CODEC(Delta, ZSTD(1)),
    signal     LowCardinality(String),
    n          UInt64
)
ENGINE = SummingMergeTree
PARTITION BY toMonday(bucket)
ORDER BY (project_id, signal, bucket)
TTL bucket + INTERVAL 30 DAY
SETTINGS ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000;

CREATE MATERIALIZED VIEW IF NOT EXISTS signal_rates_of_errors TO signal_rates_10s AS
SELECT project_id, toStartOfInterval(ts, INTERVAL 10 SECOND) AS bucket, 'error' AS signal, count() AS n
FROM errors GROUP BY project_id, bucket;

CREATE MATERIALIZED VIEW IF NOT EXISTS signal_rates_of_pageviews TO signal_rates_10s AS
SELECT project_id, toStartOfInterval(ts, INTERVAL 10 SECOND) AS bucket, 'pageview' AS signal, count() AS n
FROM pageviews GROUP BY project_id, bucket;

CREATE TABLE IF NOT EXISTS issue_activity
(
    project_id  UInt32,
    fingerprint UUID,
    at          DateTime64(3, 'UTC'),
    actor       String,
    verb        LowCardinality(String),
    release     String
)
ENGINE = MergeTree
ORDER BY (project_id, fingerprint, at)
SETTINGS non_replicated_deduplication_window = 1000;


CREATE TABLE IF NOT EXISTS changes
(
    kind  LowCardinality(String),
    id    String,
    at    DateTime64(6, 'UTC'),
    actor String,
    value String CODEC(ZSTD(1))
)
ENGINE = MergeTree
ORDER BY (kind, id, at)
SETTINGS non_replicated_deduplication_window = 1000;


CREATE TABLE IF NOT EXISTS alert_log
(
    project_id UInt32,
    rule       String,
    at         DateTime64(3, 'UTC'),
    incident   String,
    state      LowCardinality(String),
    value      Float64,
    above      Float64,
    errors     UInt64,
    entry      String CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree
ORDER BY (project_id, at, rule, incident, state)
TTL toDateTime(at) + INTERVAL 1 YEAR
SETTINGS non_replicated_deduplication_window = 1000;


CREATE TABLE IF NOT EXISTS outcomes
(
    project_id UInt32,
    minute     DateTime('UTC'),
    kind       LowCardinality(String),
    outcome    LowCardinality(String),
    reason     LowCardinality(String),
    n          UInt64
)
ENGINE = SummingMergeTree
ORDER BY (project_id, minute, kind, outcome, reason)
TTL minute + INTERVAL 1 YEAR
SETTINGS non_replicated_deduplication_window = 1000;


CREATE TABLE IF NOT EXISTS artifacts
(
    project_id  UInt32,
    release     String,
    path        String,
    debug_id    String,
    key         String,
    size_bytes  UInt64,
    uploaded_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(uploaded_at)
ORDER BY (project_id, release, path)
SETTINGS non_replicated_deduplication_window = 1000;

