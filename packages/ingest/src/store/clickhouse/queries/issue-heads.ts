import type { IssueNames } from './issue-aliases.ts'

/** How a column of `issue_heads` is put together: of one name's rows, then of all names of an issue. */
const COLUMNS = {
  version: ['anyLast(version)', 'argMax(p.version, is_own)'],
  why: ['anyLast(why)', 'argMax(p.why, is_own)'],
  class: ['anyLast(class)', 'argMax(p.class, is_own)'],
  type: ['anyLast(type)', 'argMax(p.type, is_own)'],
  message: ['anyLast(message)', 'argMax(p.message, is_own)'],
  culprit: ['anyLast(culprit)', 'argMax(p.culprit, is_own)'],
  page: ['anyLast(page)', 'argMax(p.page, is_own)'],
  first_seen: ['min(first_seen)', 'min(p.first_seen)'],
  last_seen: ['max(last_seen)', 'max(p.last_seen)'],
  first_release: ['argMinMerge(first_release)', 'argMin(p.first_release, p.first_seen)'],
  last_release: ['argMaxMerge(last_release)', 'argMax(p.last_release, p.last_seen)'],
} as const
export type HeadColumn = keyof typeof COLUMNS

export const ALL_HEAD_COLUMNS = Object.keys(COLUMNS) as HeadColumn[] // as: of an object of our own

interface HeadsQuery extends Pick<IssueNames, 'are' | 'withIssue'> {
  columns: readonly HeadColumn[]
  /** A condition on rows with `fingerprint`. */
  only?: string
}

/**
 * What issues are called and when they were, as `issue` and the columns that are named: an issue is
 * what aliases lead to it as well. Its name is its own,
 * else that of what was seen last; its times are those of all.
 */
export function headsSql({ are, withIssue, columns, only = 'true' }: HeadsQuery): string {
  if (are === 'plain') {
    const own = columns.map((column) => `${COLUMNS[column][0]} AS ${column}`)
    return `
      SELECT fingerprint AS issue, ${own.join(', ')} FROM issue_heads
      WHERE project_id = {project: UInt32} AND ${only} GROUP BY issue`
  }
  // The releases of several names are told apart by their times.
  const needed = [...new Set<HeadColumn>([...columns, 'first_seen', 'last_seen'])]
  const ofName = needed.map((column) => `${COLUMNS[column][0]} AS ${column}`)
  const ofIssue = needed.map((column) => `${COLUMNS[column][1]} AS ${column}`)
  const rows = `
    SELECT fingerprint, ${ofName.join(', ')} FROM issue_heads
    WHERE project_id = {project: UInt32} AND ${only} GROUP BY fingerprint`
  return `
    SELECT issue, ${ofIssue.join(', ')}
    FROM (SELECT *, (fingerprint = issue, last_seen) AS is_own FROM (${withIssue(rows)})) AS p
    GROUP BY issue`
}
