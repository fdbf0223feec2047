-- Where the code was written that vitals, long frames and reports name, by the source maps there were when they came.

ALTER TABLE vitals
    ADD COLUMN IF NOT EXISTS original_file String DEFAULT '' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS original_line UInt32 DEFAULT 0,
    ADD COLUMN IF NOT EXISTS original_column UInt32 DEFAULT 0,
    ADD COLUMN IF NOT EXISTS original_function String DEFAULT '' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS original_in_app Bool DEFAULT false;

ALTER TABLE reports
    ADD COLUMN IF NOT EXISTS original_file String DEFAULT '' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS original_line UInt32 DEFAULT 0,
    ADD COLUMN IF NOT EXISTS original_column UInt32 DEFAULT 0,
    ADD COLUMN IF NOT EXISTS original_function String DEFAULT '' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS original_in_app Bool DEFAULT false;

-- As long as the frame's other arrays, also of rows from before.
ALTER TABLE long_frames
    ADD COLUMN IF NOT EXISTS original_files Array(String) DEFAULT arrayResize(emptyArrayString(), length(script_urls)) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS original_lines Array(UInt32) DEFAULT arrayResize(emptyArrayUInt32(), length(script_urls)) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS original_columns Array(UInt32) DEFAULT arrayResize(emptyArrayUInt32(), length(script_urls)) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS original_functions Array(String) DEFAULT arrayResize(emptyArrayString(), length(script_urls)) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS original_in_app Array(Bool) DEFAULT arrayMap(url -> false, script_urls) CODEC(ZSTD(1));
