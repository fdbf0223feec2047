import type { Scope } from '../../ports.ts'
import type { Bind } from './bind.ts'
import { IN_RANGE, PAGE } from './columns.ts'
import { daysTouched, MINUTES_UP_TO_MS } from './issue-window.ts'

/** Columns of an error by which its values are counted, as `issue_tags_1d` has them. */
export const TAG_KEYS = {
  browser: 'browser',
  os: 'os',
  device: 'device',
  country: 'country',
  release: 'release',
  environment: 'environment',
  page: PAGE,
  level: 'level',
  mechanism: 'mechanism',
} as const

/** Not counted by value: each event has its own. */
const EVENT_KEYS = { user: 'user_id', url: 'url' } as const

/** Looked for in each event. Of an older one the country is in its row alone: by value it was not counted yet. */
const OF_EVENTS: ReadonlySet<string> = new Set([...Object.keys(EVENT_KEYS), 'country'])

export type TagKey = keyof typeof TAG_KEYS | keyof typeof EVENT_KEYS | `tag.${string}`

/** Kept as `Safari 18`; whoever asks for `Safari` means every version. */
const FAMILIES: ReadonlySet<string> = new Set(['browser', 'os'])

interface Value {
  key: TagKey
  /** Of LIKE. */
  pattern: string
  bind: Bind
}

/** `column` has the value, or is a version of it. */
export function isLike(column: string, { key, pattern, bind }: Value): string {
  const like = bind(pattern)
  if (!FAMILIES.has(key)) return `${column} ILIKE ${like}`
  return `(${column} ILIKE ${like} OR ${column} ILIKE concat(${like}, ' %'))`
}

/** Fingerprints with an event in the window that has the value: by days, but for a short window. */
export function issuesWithValue(scope: Scope, value: Value & { eventName: string }): string {
  const { key, bind } = value
  const isShort = scope.to - scope.from <= MINUTES_UP_TO_MS
  if (isShort || OF_EVENTS.has(key)) {
    return `SELECT DISTINCT ${value.eventName} AS fingerprint FROM errors
      WHERE ${IN_RANGE} AND ${isLike(columnOf(key, bind), value)}`
  }
  return `SELECT DISTINCT fingerprint FROM issues_by_tag_1d
    WHERE ${valuesSql(scope, value)}`
}

/** Rows of `issues_by_tag_1d` with the value; which values are meant is told by the small table first. */
export function valuesSql(scope: Scope, value: Value): string {
  const ofKey = `project_id = {project: UInt32} AND key = ${value.bind(value.key)}
    AND ${daysTouched(scope)}`
  return `${ofKey} AND value IN (
    SELECT DISTINCT value FROM tag_values_1d WHERE ${ofKey} AND ${isLike('value', value)})`
}

export function columnOf(key: TagKey, bind: Bind): string {
  if (key in TAG_KEYS) return TAG_KEYS[key as keyof typeof TAG_KEYS] // as: just asked
  if (key in EVENT_KEYS) return EVENT_KEYS[key as keyof typeof EVENT_KEYS] // as: just asked
  return `tags[${bind(key.slice('tag.'.length))}]`
}

/** Fingerprints with a text that has all the words. */
export function issuesWithText(
  scope: Scope,
  words: readonly string[],
  { bind, eventName }: { bind: Bind; eventName: string },
): string {
  const all = (column: string) =>
    words.map((word) => `position(${column}, ${bind(word.toLowerCase())}) > 0`).join(' AND ')
  const rows = `project_id = {project: UInt32}`
  const sets = [
    `SELECT fingerprint FROM issue_texts WHERE ${rows} AND ${all('words')}`,
    `SELECT fingerprint FROM issue_heads
      WHERE ${rows} AND ${all(`lowerUTF8(concat(type, ': ', message, ' ', culprit))`)}`,
  ]
  const tokens = words.flatMap((word) => word.toLowerCase().match(/[a-z0-9]+/g) ?? [])
  const ids = tokens.filter((token) => token.length >= 4 && /\d/.test(token))
  if (ids.length > 0 && isWholeWords(words)) {
    // Of templates alone an id is not found; most words would be found too often to look at each.
    sets.push(`SELECT DISTINCT ${eventName} AS fingerprint FROM errors
      WHERE ${IN_RANGE} AND hasAllTokens(message, ${bind(ids, 'Array(String)')})
        AND ${all('lowerUTF8(message)')}`)
  }
  return sets.join(' UNION ALL ')
}

/** The index knows tokens of ASCII letters and digits. */
function isWholeWords(words: readonly string[]): boolean {
  return words.every((word) => /^[\x20-\x7e]*$/.test(word))
}
