import { toUuid } from '../../issues/short-id.ts'
import { hash128 } from '../../lib/hash.ts'
import type { ErrorRow } from '../../store/rows.ts'

/** The one issue of a project for errors whose own would be beyond the budget. */
export function overflowIssueId(projectId: number): string {
  return toUuid(hash128(`overflow/${projectId}`))
}

/** In the overflow issue, and with all that it takes to be told from its neighbours there. */
export function toOverflow(row: ErrorRow): ErrorRow {
  return {
    ...row,
    fingerprint: overflowIssueId(row.projectId),
    class: 'overflow',
    attrs: { ...row.attrs, fingerprint: row.fingerprint, class: row.class },
  }
}
