import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { SimilarHeads } from '../../workflow-store.ts'
import { select } from '../select.ts'
import { bindTo } from './bind.ts'
import { text } from './columns.ts'
import { issueNames } from './issue-aliases.ts'

const MOST = 200
/** Of an issue that was merged from many: those seen last. */
const MOST_NAMES = 8
/** Somebody's payload from here on. */
const MOST_CHARS = 500

const headRow = z.object({
  id: text,
  type: text,
  message: text,
  culprit: text,
  why: z.array(text),
})
type Head = z.output<typeof headRow>

const HEADS = `SELECT fingerprint, type, message, culprit, why, last_seen FROM issue_heads
  WHERE project_id = {project: UInt32}`

/**
 * An issue, and those that share a call or the message of their grouping with it or read like it. Heads
 * alone are read: equal `weak` of errors is an equal message there, in the pieces or in the words.
 */
export async function similarHeads(
  client: ClickHouseClient,
  projectId: number,
  id: string,
): Promise<SimilarHeads | undefined> {
  const { withIssue, ofIssueByName } = await issueNames(client, projectId)
  const params = { project: projectId, id }
  const mine = await select(client, headRow, {
    sql: `
      SELECT toString(fingerprint) AS id, type, message, culprit, why FROM (${HEADS})
      WHERE ${ofIssueByName}
      ORDER BY fingerprint = {id: UUID} DESC, last_seen DESC LIMIT 1 BY id LIMIT ${MOST_NAMES}`,
    params,
  })
  const [own] = mine
  if (!own) return undefined
  const others = await likeThese(client, mine, { rows: withIssue(HEADS), params })
  return { own: { ...own, id }, others }
}

function likeThese(
  client: ClickHouseClient,
  mine: readonly Head[],
  { rows, params: given }: { rows: string; params: Record<string, unknown> },
): Promise<Head[]> {
  const params = { ...given }
  const bind = bindTo(params)
  const words = `substringUTF8(message, 1, ${MOST_CHARS})`
  // One by one: against a constant the distance costs a fraction.
  const messages = new Set(mine.map(({ message }) => message.slice(0, MOST_CHARS)))
  const distances = [...messages].map((one) => `ngramDistanceUTF8(${words}, ${bind(one)})`)
  const pieces = mine.flatMap(({ why }) => why)
  const telling = pieces.filter((piece) => /^(?:frame|message) /.test(piece))
  return select(client, headRow, {
    sql: `
      SELECT toString(issue) AS id, type, message, culprit, why
      FROM (SELECT *, arrayMin([${distances.join(', ')}]) AS distance FROM (${rows}))
      WHERE issue != {id: UUID}
        AND (hasAny(why, ${bind(telling, 'Array(String)')}) OR distance < 0.4)
      ORDER BY length(arrayIntersect(why, ${bind(pieces, 'Array(String)')})) + 1 - distance DESC, id
      LIMIT 1 BY id LIMIT ${MOST}`,
    params,
  })
}
