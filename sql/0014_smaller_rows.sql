-- What repeats is kept once, and what nobody reads not at all: see docs/decisions/0016.

ALTER TABLE errors
    ADD COLUMN IF NOT EXISTS causes Array(String) DEFAULT [] CODEC(ZSTD(1)) AFTER message;
