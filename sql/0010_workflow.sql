-- What people decide on issues: states with an end, assignees, comments, and changes that can be taken back.

-- Rows of before are decisions by their verb.
ALTER TABLE issue_activity
    ADD COLUMN IF NOT EXISTS id UUID,
    ADD COLUMN IF NOT EXISTS change UUID,
    ADD COLUMN IF NOT EXISTS what LowCardinality(String)
        DEFAULT if(verb IN ('resolved', 'reopened', 'regressed'), 'state', ''),
    ADD COLUMN IF NOT EXISTS state LowCardinality(String)
        DEFAULT multiIf(verb = 'resolved', 'resolved', verb IN ('reopened', 'regressed'), 'open', ''),
    ADD COLUMN IF NOT EXISTS until String DEFAULT if(verb = 'resolved', '{"is":"event"}', ''),
    ADD COLUMN IF NOT EXISTS regressed Bool DEFAULT verb = 'regressed',
    ADD COLUMN IF NOT EXISTS assignee String DEFAULT '',
    ADD COLUMN IF NOT EXISTS detail String DEFAULT '' CODEC(ZSTD(3));

ALTER TABLE issue_activity
    ADD INDEX IF NOT EXISTS issue_activity_change change TYPE bloom_filter(0.01) GRANULARITY 4;

CREATE TABLE IF NOT EXISTS issue_state
(
    project_id  UInt32,
    fingerprint UUID,
    what        LowCardinality(String),
    version     UInt64,
    state       LowCardinality(String),
    until       String,
    ends_at     UInt64,
    regressed   Bool,
    assignee    String,
    verb        LowCardinality(String),
    actor       String,
    change      UUID
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (project_id, fingerprint, what)
SETTINGS non_replicated_deduplication_window = 1000;

CREATE MATERIALIZED VIEW IF NOT EXISTS issue_state_of_activity TO issue_state AS
SELECT
    project_id, fingerprint, what, toUnixTimestamp64Milli(at) AS version, state, until,
    JSONExtractUInt(until, 'at') AS ends_at, regressed, assignee, verb, actor, change
FROM issue_activity
WHERE what != '';

INSERT INTO issue_state
    (project_id, fingerprint, what, version, state, until, ends_at, regressed, assignee, verb, actor, change)
SELECT
    project_id, fingerprint, what, toUnixTimestamp64Milli(at), state, until,
    JSONExtractUInt(until, 'at'), regressed, assignee, verb, actor, change
FROM issue_activity
WHERE what != '';

-- `kind`: link; withdrawn, as if it never was written; fine, a kind of stack of the issue `part_of`; dividing and
-- split, whose own rollup rows are counted no more once it is split; copying and copy, rollup rows of a split.
ALTER TABLE issue_aliases
    ADD COLUMN IF NOT EXISTS change UUID,
    ADD COLUMN IF NOT EXISTS kind LowCardinality(String) DEFAULT 'link',
    ADD COLUMN IF NOT EXISTS part_of UUID;
