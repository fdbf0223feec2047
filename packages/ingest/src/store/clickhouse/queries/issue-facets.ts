import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { IssueSummary, Standout } from '../../../contract/issue.ts'
import { standouts } from '../../../issues/standouts.ts'
import type { Scope } from '../../ports.ts'
import { select } from '../select.ts'
import { count, text } from './columns.ts'
import type { IssueNames } from './issue-aliases.ts'
import { toShownKey } from './issue-tag-keys.ts'
import { daysTouched } from './issue-window.ts'

/** The list has one word for it: what is true of the last days is what matters. */
const DAYS_OF_FACET_MS = 2 * 86_400_000
const VALUES_PER_KEY = 3

interface Asked {
  names: IssueNames
  scope: Scope
  ids: readonly string[]
}

export async function facetsOf(
  client: ClickHouseClient,
  { scope, ...asked }: Asked,
): Promise<Map<string, IssueSummary['facet']>> {
  const from = Math.max(scope.from, scope.to - DAYS_OF_FACET_MS)
  const found = await standoutsOf(client, { ...asked, scope: { ...scope, from } })
  return new Map(
    [...found].map(([id, [first]]) => {
      const { key = '', value = '', share = 0 } = first ?? {}
      return [id, first ? { key, value, share } : null]
    }),
  )
}

const valueRow = z.object({
  id: text,
  key: text,
  value: text,
  events: count,
  total: count,
  baseline: count,
})

/** By days; versions of a browser or system count as one. */
export async function standoutsOf(
  client: ClickHouseClient,
  { names, scope, ids }: Asked,
): Promise<Map<string, Standout[]>> {
  if (ids.length === 0) return new Map()
  const ofKeys = `project_id = {project: UInt32} AND ${daysTouched(scope)} AND ${TOLD_APART}`
  const tags = names.withIssue(`
    SELECT fingerprint, key, ${FAMILY} AS name, sum(t.events) AS n FROM issue_tags_1d AS t
    WHERE ${ofKeys} AND ${names.ofIssues}
    GROUP BY fingerprint, key, name`)
  const rows = await select(client, valueRow, {
    sql: `
      SELECT toString(v.issue) AS id, v.key AS key, v.name AS value, v.n AS events,
        v.total AS total, b.baseline AS baseline
      FROM (
        SELECT issue, key, name, n, sum(n) OVER (PARTITION BY issue, key) AS total
        FROM (SELECT issue, key, name, sum(r.n) AS n FROM (${tags}) AS r GROUP BY issue, key, name)
        ORDER BY n DESC LIMIT ${VALUES_PER_KEY} BY issue, key) AS v
      LEFT JOIN (
        SELECT key, name, n / sum(n) OVER (PARTITION BY key) AS baseline
        FROM (
          SELECT key, ${FAMILY} AS name, sum(t.events) AS n FROM tag_values_1d AS t
          WHERE ${ofKeys} GROUP BY key, name)) AS b USING key, name
      WHERE v.name != ''`,
    params: { project: scope.projectId, ids },
  })
  const byIssue = Map.groupBy(rows, ({ id }) => id)
  return new Map([...byIssue].map(([id, values]) => [id, standouts(values.map(toStandout))]))
}

/** What belongs to the code, or follows from it, is no news. */
const TOLD_APART = `key NOT IN ('page', 'level', 'mechanism')`
const FAMILY = `if(key IN ('browser', 'os'), replaceRegexpOne(value, ' [0-9.]+$', ''), value)`

function toStandout(row: z.output<typeof valueRow>): Standout {
  return {
    key: toShownKey(row.key),
    value: row.value,
    share: row.events / row.total,
    baseline: row.baseline,
    n: row.total,
  }
}
