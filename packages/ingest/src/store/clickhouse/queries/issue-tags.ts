import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { TagDistribution } from '../../../contract/issue.ts'
import type { Scope } from '../../ports.ts'
import { select } from '../select.ts'
import { count, IN_RANGE, rangeParams, text } from './columns.ts'
import { TAG_KEYS } from './issue-sets.ts'
import { toShownKey, toStoredKey } from './issue-tag-keys.ts'
import { daysTouched } from './issue-window.ts'
import { toContainsPattern } from './like-pattern.ts'

const VALUES_PER_KEY = 10
/** As many events are counted one by one, to the moment; more of them, or longer ago, by days. */
const MOST_COUNTED = 50_000
const COUNTED_UP_TO_MS = 3 * 86_400_000

export interface TaggedIssue {
  client: ClickHouseClient
  scope: Scope
  id: string
  ofIssue: string
  ofIssueEvents: string
  /** In the window. */
  events: number
}

/** The most frequent values of every key. */
export async function tagsOf(issue: TaggedIssue): Promise<TagDistribution[]> {
  const rows = await valuesOf(issue, {
    tail: `ORDER BY key, events DESC, value LIMIT ${VALUES_PER_KEY} BY key`,
  })
  return [...Map.groupBy(rows, ({ key }) => key)].map(([key, values]) => ({
    key: toShownKey(key),
    values: values.map(({ value, events }) => ({ value, events })),
  }))
}

export interface TagQuery {
  key: string
  /** What values must contain. */
  search: string
  limit: number
}

/** All values of one key. */
export async function tagValuesOf(
  issue: TaggedIssue,
  { key, search, limit }: TagQuery,
): Promise<TagDistribution> {
  const rows = await valuesOf(issue, {
    where: `key = {key: String} AND value ILIKE {search: String}`,
    tail: 'ORDER BY events DESC, value LIMIT {limit: UInt32}',
    params: {
      key: toStoredKey(key),
      search: toContainsPattern(search.replaceAll('*', '\\*')),
      limit,
    },
  })
  return { key, values: rows.map(({ value, events }) => ({ value, events })) }
}

const tagRow = z.object({ key: text, value: text, events: count })

interface Values {
  where?: string
  tail: string
  params?: Record<string, unknown>
}

function valuesOf(
  { client, scope, id, ofIssue, ofIssueEvents, events }: TaggedIssue,
  { where = 'true', tail, params = {} }: Values,
): Promise<z.output<typeof tagRow>[]> {
  const isCounted = events <= MOST_COUNTED && scope.to - scope.from <= COUNTED_UP_TO_MS
  const from = isCounted
    ? `(SELECT pair.1 AS key, pair.2 AS value, toUInt64(weight) AS n FROM errors
        ARRAY JOIN ${PAIRS} AS pair WHERE ${IN_RANGE} AND ${ofIssueEvents} AND pair.2 != '')`
    : `(SELECT key, value, t.events AS n FROM issue_tags_1d AS t
        WHERE project_id = {project: UInt32} AND ${ofIssue} AND ${daysTouched(scope)})`
  return select(client, tagRow, {
    sql: `SELECT key, value, sum(n) AS events FROM ${from} WHERE ${where} GROUP BY key, value ${tail}`,
    params: { ...rangeParams(scope), id, ...params },
  })
}

/** As the view of `issue_tags_1d` has them. */
const PAIRS = `arrayConcat(
  [${Object.entries(TAG_KEYS)
    .map(([key, column]) => `('${key}', toString(${column}))`)
    .join(', ')}],
  arrayMap(k -> (concat('tag.', toString(k)), substringUTF8(tags[k], 1, 200)), mapKeys(tags)))`
