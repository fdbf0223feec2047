/*
 * A page of segments: rows of bytes, each the difference to the row before. A row begins with a tag:
 *
 *   bits 0–1  what the segment names: nothing, or a source, on the line of the row before (SAME_LINE),
 *             on another line of its source (OTHER_LINE) or in another source (OTHER_SOURCE)
 *   bit 2     HAS_NAME
 *   bits 3–7  the generated column's difference; 31 says that the rest of it follows
 *
 * then, where they are there, as signed varints: source, source line, source column (always with a
 * source), name. A name without a source cannot be: that tag is NEXT_LINE, whose upper bits are the
 * number of generated lines to go on by. Everything counts from 0 at the start of a page but the
 * generated line, which the directory has.
 */
/** The bits of a tag below the column. */
export const TAG_KIND = 7
export const NO_SOURCE = 0
export const SAME_LINE = 1
export const OTHER_LINE = 2
export const OTHER_SOURCE = 3
export const HAS_NAME = 4
export const NEXT_LINE = NO_SOURCE | HAS_NAME
export const UPPER_SHIFT = 3
export const UPPER_MAX = 31
