import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { SimilarHead } from '../../workflow-store.ts'
import { select } from '../select.ts'
import { text } from './columns.ts'
import { issueNames } from './issue-aliases.ts'

const MOST = 200

const headRow = z.object({
  id: text,
  type: text,
  message: text,
  culprit: text,
  why: z.array(text),
})

/** Issues that share a piece of their grouping with an issue, or read like it; heads alone are read. */
export async function similarHeads(
  client: ClickHouseClient,
  projectId: number,
  id: string,
): Promise<SimilarHead[]> {
  const { withIssue, ofIssueByName } = await issueNames(client, projectId)
  const heads = `
    SELECT fingerprint, type, message, culprit, why FROM issue_heads
    WHERE project_id = {project: UInt32}`
  const own = `SELECT groupUniqArray(message) AS messages, groupUniqArrayArray(why) AS pieces
    FROM (${heads} AND ${ofIssueByName})`
  const rows = await select(client, headRow, {
    sql: `
      WITH (SELECT (messages, pieces) FROM (${own})) AS mine
      SELECT toString(issue) AS id, type, message, culprit, why
      FROM (${withIssue(heads)})
      WHERE issue != {id: UUID}
        AND (hasAny(why, arrayFilter(p -> startsWith(p, 'frame '), mine.2))
          OR arrayExists(m -> ngramDistanceUTF8(message, m) < 0.4, mine.1))
      ORDER BY length(arrayIntersect(why, mine.2))
          + arrayMax(m -> 1 - ngramDistanceUTF8(message, m), arrayPushBack(mine.1, '')) DESC, id
      LIMIT 1 BY id LIMIT ${MOST}`,
    params: { project: projectId, id },
  })
  return rows.map(({ id: issue, type, message, culprit, why }) => ({
    ...{ id: issue, type, message, culprit, why },
  }))
}
