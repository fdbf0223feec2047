import type { Overview } from '../contract/overview.ts'
import type { OverviewTotal } from '../store/overview-store.ts'

/** A name where the id is none. */
type Total = OverviewTotal & { name?: string }

export function columnsOfTotals(
  totals: readonly Total[],
): Pick<Overview, 'ids' | 'names' | 'groups' | 'values' | 'n' | 'before' | 'beforeN'> {
  return {
    ids: totals.map(({ id }) => id),
    names: totals.map(({ id, name }) => name ?? id),
    groups: totals.map(({ group }) => group),
    values: totals.map(({ value }) => value),
    n: totals.map(({ n }) => n),
    before: totals.map(({ before }) => before),
    beforeN: totals.map(({ beforeN }) => beforeN),
  }
}
