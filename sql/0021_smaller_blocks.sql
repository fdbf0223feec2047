-- Read for fifty issues at a time, a few rows of each: a block that is unpacked for them should hold little else.
ALTER TABLE issue_tags_1d
    MODIFY SETTING min_compress_block_size = 16384;
