-- What an issue may be split by, what looks alike, and the message without what varies.

-- Of rows from before, as much as they say: one kind of stack an issue, and nothing that looks alike.
ALTER TABLE errors
    ADD COLUMN IF NOT EXISTS fine UUID DEFAULT fingerprint,
    ADD COLUMN IF NOT EXISTS weak UUID DEFAULT toUUID('00000000-0000-0000-0000-000000000000'),
    ADD COLUMN IF NOT EXISTS template String DEFAULT '' CODEC(ZSTD(1));

ALTER TABLE errors
    ADD INDEX IF NOT EXISTS errors_weak weak TYPE bloom_filter(0.01) GRANULARITY 4;
