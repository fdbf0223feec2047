-- Written once and read one at a time: what they are packed by may take its time. See docs/decisions/0016.
ALTER TABLE stacks
    MODIFY COLUMN exceptions String CODEC(ZSTD(9));

ALTER TABLE error_bodies
    MODIFY COLUMN breadcrumbs String CODEC(ZSTD(9)),
    MODIFY COLUMN contexts String CODEC(ZSTD(9));
