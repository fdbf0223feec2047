-- Who evaluates the alert rules, where several processes might: each that takes it over writes a larger
-- term first, and what a process of an earlier one writes after that is refused, however long it was paused.
CREATE TABLE IF NOT EXISTS alert_terms
(
    term UInt64,
    at   DateTime64(3, 'UTC')
)
ENGINE = MergeTree
ORDER BY term
SETTINGS non_replicated_deduplication_window = 1000;
