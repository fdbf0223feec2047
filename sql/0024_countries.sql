-- Where whoever sent it was, by two letters, where a proxy of ours says so; empty of before, and where it is not asked for.
ALTER TABLE errors ADD COLUMN IF NOT EXISTS country LowCardinality(String) DEFAULT '' AFTER device;
ALTER TABLE requests ADD COLUMN IF NOT EXISTS country LowCardinality(String) DEFAULT '' AFTER device;
ALTER TABLE vitals ADD COLUMN IF NOT EXISTS country LowCardinality(String) DEFAULT '' AFTER device;
ALTER TABLE pageviews ADD COLUMN IF NOT EXISTS country LowCardinality(String) DEFAULT '' AFTER device;
ALTER TABLE reports ADD COLUMN IF NOT EXISTS country LowCardinality(String) DEFAULT '' AFTER device;
ALTER TABLE long_frames ADD COLUMN IF NOT EXISTS country LowCardinality(String) DEFAULT '' AFTER device;
