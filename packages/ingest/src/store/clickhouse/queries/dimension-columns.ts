import { PAGE } from './columns.ts'

interface DimensionColumn {
  key: string
  /** Of a group. */
  sql: string
}

const FAMILY = (column: string) => `replaceRegexpOne(${column}, ' [0-9.]+$', '')`

/** What every signal carries; the shorter name of two that say the same comes first. */
export const OF_SIGNALS: readonly DimensionColumn[] = [
  { key: 'browser', sql: FAMILY('browser') },
  { key: 'browser version', sql: 'browser' },
  { key: 'os', sql: FAMILY('os') },
  { key: 'os version', sql: 'os' },
  { key: 'device', sql: 'device' },
  { key: 'country', sql: 'country' },
  { key: 'release', sql: 'release' },
  { key: 'environment', sql: 'environment' },
  { key: 'page', sql: 'page' },
]

/** What rows are grouped by: of it the dimensions are made. */
export const GROUPED = 'browser, os, device, country, release, environment, page'
export const GROUPED_ROWS = `toString(browser) AS browser, toString(os) AS os, toString(device) AS device, toString(country) AS country,
  toString(release) AS release, toString(environment) AS environment, substringUTF8(${PAGE}, 1, 200) AS page`

/** A tag that is called like a dimension of ours goes by another name. */
export function toTagKey(tag: string): string {
  return OF_SIGNALS.some(({ key }) => key === tag) ? `tag.${tag}` : tag
}

/** The same, of a tag `k` in a statement. */
export const TAG_KEY = `if(k IN (${OF_SIGNALS.map(({ key }) => `'${key}'`).join(', ')}), concat('tag.', toString(k)), toString(k))`
