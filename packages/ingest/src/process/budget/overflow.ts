import { OVERFLOW_ISSUE_ID } from '../../issues/overflow-issue.ts'
import type { ErrorRow } from '../../store/rows.ts'

/** In the overflow issue, and with all that it takes to be told from its neighbours there. */
export function toOverflow(row: ErrorRow): ErrorRow {
  return {
    ...row,
    fingerprint: OVERFLOW_ISSUE_ID,
    class: 'overflow',
    attrs: { ...row.attrs, fingerprint: row.fingerprint, class: row.class },
  }
}
