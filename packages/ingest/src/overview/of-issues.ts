import type { OverviewGroup } from '../contract/overview.ts'
import type { IssueSummary } from '../contract/issue.ts'
import type { OverviewTotal } from '../store/overview-store.ts'
import type { IssueFilter, Scope, Store } from '../store/ports.ts'
import { toPart } from '../issues/search/to-part.ts'
import { columnsOfTotals } from './columns-of-totals.ts'
import { firstLevel } from './first-level.ts'
import type { OverviewAsk, OverviewColumns } from './overview.ts'
import { cellsOf, packCells } from './pack-cells.ts'

/** Their list is put together of four questions, each with the ids of all. */
const MOST = 1_000

interface Asked extends Pick<OverviewAsk, 'scope' | 'group' | 'environment'> {
  beforeFrom: number
}

/** Open issues by their errors, from the rollups that their list reads. */
export async function overviewOfIssues(
  { issues }: Pick<Store, 'issues'>,
  { scope, group, beforeFrom, environment }: Asked,
): Promise<OverviewColumns> {
  const asked = filterOf(scope, environment)
  // An event counts now or before, and not in both.
  const earlierFrom = issues.countedFrom(scope) - (scope.from - beforeFrom)
  const earlierTo = earlierFrom + scope.to - scope.from
  const [items, earlier, counts] = await Promise.all([
    issues.list(asked),
    issues.list(filterOf({ ...scope, from: earlierFrom, to: earlierTo }, environment)),
    issues.counts(asked),
  ])
  // Of those beyond the limit it is not known.
  const none = earlier.length < MOST ? 0 : undefined
  const before = new Map(earlier.map(({ id, events }) => [id, events]))
  const totals = items.map((issue) => ({
    ...{ id: issue.shortId, name: nameOf(issue), value: issue.events, n: issue.events },
    ...{ group: groupOf(issue, group), ...earlierOf(before.get(issue.id) ?? none) },
  }))
  const columns = items[0]?.trend.length ?? 1
  return {
    // Not a share of the window: the last column reaches beyond one that is no multiple of it.
    ...{ from: scope.from, to: scope.to, stepMs: issues.trendStepMs(scope), columns },
    ...columnsOfTotals(totals),
    cells: packCells(
      totals,
      totals.map(({ id, group: of }, index) => {
        return { id, group: of, points: cellsOf(pointsOf(items[index]?.trend ?? [])) }
      }),
    ),
    left: Math.max(0, counts.open - items.length),
  }
}

function filterOf(scope: Scope, environment: string | undefined): IssueFilter {
  const search = [
    toPart('is', 'open'),
    ...(environment === undefined ? [] : [toPart('environment', environment)]),
  ]
  return { ...scope, search, sort: 'events', limit: MOST, offset: 0 }
}

function nameOf({ type, message }: IssueSummary): string {
  return message === '' ? type : `${type}: ${message}`
}

function groupOf({ page, lastRelease }: IssueSummary, group: OverviewGroup): string {
  if (group === 'path') return firstLevel(page)
  return group === 'release' ? lastRelease : ''
}

function earlierOf(events: number | undefined): Pick<OverviewTotal, 'before' | 'beforeN'> {
  return { before: events ?? null, beforeN: events ?? 0 }
}

function* pointsOf(trend: readonly number[]) {
  for (const [column, n] of trend.entries()) if (n > 0) yield { column, value: n, n }
}
