-- What repeats is kept once, and what nobody reads not at all: see docs/decisions/0016.

ALTER TABLE errors
    ADD COLUMN IF NOT EXISTS causes Array(String) DEFAULT [] CODEC(ZSTD(1)) AFTER message;

-- Which events have something to read: bodies beyond fifty of an issue in an hour are sampled.
ALTER TABLE errors
    ADD COLUMN IF NOT EXISTS trail LowCardinality(String) DEFAULT '',
    ADD COLUMN IF NOT EXISTS breadcrumbs UInt8 DEFAULT 0;
