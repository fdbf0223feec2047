/** Every alias in force in a project, with the issue where it leads; taken back ones lead to themselves. */
const ALIASES = `
  SELECT fingerprint, argMax(target, (by_person, at)) AS target FROM issue_aliases
  WHERE project_id = {project: UInt32} GROUP BY fingerprint HAVING target != fingerprint`

/**
 * Rows with a column `fingerprint`, each with the `issue` that its events belong to. By the row: to
 * group many rows first and once more after costs more than a look at a small table.
 */
export function withIssue(rows: string): string {
  return `
    SELECT rows_.*, if(empty(aliases_.target), rows_.fingerprint, aliases_.target) AS issue
    FROM (${rows}) AS rows_
    ANY LEFT JOIN (${ALIASES}) AS aliases_ ON rows_.fingerprint = aliases_.fingerprint`
}

/** Rows of the issue `{id: UUID}`, whatever their events were called when they came. */
export const OF_ISSUE = inIssues('SELECT {id: UUID}')

/** Rows of the issues that a query answers. */
export function inIssues(issues: string): string {
  return `fingerprint IN (
    ${issues} UNION ALL SELECT fingerprint FROM (${ALIASES}) WHERE target IN (${issues}))`
}

/** The fingerprints that aliases lead from or to, which may be asked for by another's name. */
export const ALIASED = `
  SELECT arrayJoin([fingerprint, target]) FROM (${ALIASES})`
