-- A source map that comes late: stored stacks are looked up again, and issues find together.

-- What a stack is looked up again by. Older rows are found by their release alone.
ALTER TABLE stacks
    ADD COLUMN IF NOT EXISTS debug_ids Map(String, String) DEFAULT map() CODEC(ZSTD(3));

ALTER TABLE errors
    ADD INDEX IF NOT EXISTS errors_stack stack_id TYPE bloom_filter(0.01) GRANULARITY 4;

CREATE TABLE IF NOT EXISTS issue_aliases
(
    project_id  UInt32,
    fingerprint UUID,
    by_person   Bool,
    link        UUID,
    target      UUID,
    at          DateTime64(3, 'UTC'),
    actor       String,
    reason      String
)
ENGINE = ReplacingMergeTree(at)
ORDER BY (project_id, fingerprint, by_person)
SETTINGS non_replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS stack_repairs
(
    project_id  UInt32,
    fingerprint UUID,
    at          DateTime64(3, 'UTC'),
    release     LowCardinality(String),
    file        String,
    stack_id    UUID,
    events      UInt64
)
ENGINE = ReplacingMergeTree(events)
ORDER BY (project_id, fingerprint, at, release, file, stack_id)
TTL toDateTime(at) + INTERVAL 1 YEAR
SETTINGS non_replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS source_map_repairs
(
    project_id  UInt32,
    release     String,
    path        String,
    debug_id    String,
    uploaded_at DateTime64(3, 'UTC'),
    repaired_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(repaired_at)
ORDER BY (project_id, release, path, debug_id)
SETTINGS non_replicated_deduplication_window = 1000;

-- Uploads of before this version stay as they are: nobody who updates waits for years of stacks.
INSERT INTO source_map_repairs
SELECT project_id, release, path, debug_id, uploaded_at, uploaded_at + INTERVAL 1 HOUR FROM source_maps;
