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

/** The list has one word for it: what is true of the last two days is what matters. */
const DAYS_OF_FACET_MS = 86_400_000
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

const valuesRow = z.object({
  id: text,
  key: text,
  n: count,
  all: count,
  values: z.array(z.object({ value: text, events: count, ofAll: count })),
})

/** By days; versions of a browser or system count as one. */
export async function standoutsOf(
  client: ClickHouseClient,
  { names, scope, ids }: Asked,
): Promise<Map<string, Standout[]>> {
  if (ids.length === 0) return new Map()
  const ofKeys = `project_id = {project: UInt32} AND ${daysTouched(scope)} AND ${TOLD_APART}`
  const ofIssues = names.withIssue(
    `SELECT fingerprint, ${ROW} FROM issue_tags_1d AS t WHERE ${ofKeys} AND ${names.ofIssues}`,
  )
  // Two flat aggregates, the values of each in a map: windows over nested ones take twice as long to plan.
  const rows = await select(client, valuesRow, {
    sql: `
      SELECT toString(v.issue) AS id, v.key AS key, v.n AS n, b.n AS all,
        arraySlice(
          arrayPartialReverseSort(one -> one.2, ${VALUES_PER_KEY},
            arrayFilter(one -> one.1 != '',
              arrayMap(
                (value, events) -> CAST((value, events, b.by_value[value]), '${VALUE}'),
                mapKeys(v.by_value), mapValues(v.by_value)))),
          1, ${VALUES_PER_KEY}) AS values
      FROM (SELECT issue, ${BY_VALUE} FROM (${ofIssues}) AS r GROUP BY issue, key) AS v
      ANY LEFT JOIN (
        SELECT ${BY_VALUE} FROM (SELECT ${ROW} FROM tag_values_1d AS t WHERE ${ofKeys}) AS r
        GROUP BY key) AS b ON v.key = b.key`,
    params: { project: scope.projectId, ids },
  })
  const byIssue = Map.groupBy(rows, ({ id }) => id)
  return new Map([...byIssue].map(([id, keys]) => [id, standouts(keys.flatMap(toStandouts))]))
}

/** What belongs to the code, or follows from it, is no news. */
const TOLD_APART = `key NOT IN ('page', 'level', 'mechanism')`
const FAMILY = `if(key IN ('browser', 'os'), replaceRegexpOne(value, ' [0-9.]+$', ''), value)`
const ROW = `key, ${FAMILY} AS name, t.events AS events`
const BY_VALUE = `r.key AS key, sum(r.events) AS n, sumMap(map(r.name, r.events)) AS by_value`
const VALUE = 'Tuple(value String, events UInt64, ofAll UInt64)'

function toStandouts({ key, n, all, values }: z.output<typeof valuesRow>): Standout[] {
  return values.map(({ value, events, ofAll }) => ({
    ...{ key: toShownKey(key), value, n },
    share: events / n,
    baseline: all === 0 ? 0 : ofAll / all,
  }))
}
