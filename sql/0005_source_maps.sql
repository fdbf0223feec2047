-- Uploads by debug id have neither release nor path: `artifacts` would keep one of them all.

CREATE TABLE IF NOT EXISTS source_maps
(
    project_id  UInt32,
    release     String,
    path        String,
    debug_id    String,
    key         String,
    size_bytes  UInt64,
    uploaded_at DateTime64(3, 'UTC'),
    INDEX source_maps_debug_id debug_id TYPE bloom_filter(0.01) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(uploaded_at)
ORDER BY (project_id, release, path, debug_id)
SETTINGS non_replicated_deduplication_window = 1000;

INSERT INTO source_maps (project_id, release, path, debug_id, key, size_bytes, uploaded_at)
SELECT project_id, release, path, lower(debug_id), key, size_bytes, uploaded_at FROM artifacts;
