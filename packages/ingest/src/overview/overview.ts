import type { Overview, OverviewFill, OverviewGroup, OverviewShow } from '../contract/overview.ts'
import type { Scope, Store } from '../store/ports.ts'
import type { OverviewQuery, OverviewTotal } from '../store/overview-store.ts'
import { columnsOfTotals } from './columns-of-totals.ts'
import { firstLevel } from './first-level.ts'
import { overviewOfIssues } from './of-issues.ts'
import { overviewOfProcessors } from './of-processors.ts'
import { packCells } from './pack-cells.ts'

export interface OverviewAsk {
  scope: Scope
  show: OverviewShow
  fill: OverviewFill
  group: OverviewGroup
  /** All of them where none is named; processors have none. */
  environment?: string
}

/** More than anybody has, and than a page shows in a frame. */
const MOST = 10_000
/** A column is some pixels wide on the widest screen. */
const COLUMNS = 96
const MINUTE_MS = 60_000

/** One square an entity and its row over time; undefined where nothing of the kind is measured of it. */
export async function overviewOf(
  store: Pick<Store, 'overview' | 'issues' | 'serverMetrics'>,
  { scope, show, fill, group, environment }: OverviewAsk,
): Promise<Overview | undefined> {
  const stepMs = Math.max(1, Math.ceil((scope.to - scope.from) / COLUMNS / MINUTE_MS)) * MINUTE_MS
  const named = environment === undefined ? {} : { environment }
  if (show === 'issues') {
    return fill === 'errors' ? overviewOfIssues(store, { scope, group, ...named }) : undefined
  }
  if (fill === 'cpu') {
    return show === 'servers' ? overviewOfProcessors(store, { scope, stepMs }) : undefined
  }
  if (show === 'servers' && !OF_SERVERS.has(fill)) return undefined
  const query: OverviewQuery = {
    ...{ ...scope, show, fill, stepMs, limit: MOST, ...named },
    group: group === 'path' ? 'none' : group,
  }
  const [{ totals, entities }, cells] = await Promise.all([
    store.overview.totals(query),
    store.overview.cells(query),
  ])
  const isByPath = group === 'path' && show === 'pages'
  return {
    ...{ from: scope.from, to: scope.to, stepMs, columns: columnsOf(scope, stepMs) },
    ...columnsOfTotals(show === 'countries' ? totals.map(withCountry) : totals),
    ...(isByPath && { groups: totals.map(({ id }) => firstLevel(id)) }),
    cells: packCells(totals, cells),
    left: entities - totals.length,
  }
}

const REGIONS = new Intl.DisplayNames('en', { type: 'region' })

/** In English, as the page is. */
function withCountry(total: OverviewTotal): OverviewTotal & { name: string } {
  const { id } = total
  return { ...total, name: /^[A-Z]{2}$/.test(id) ? (REGIONS.of(id) ?? id) : id }
}

/** Only a request names a server. */
const OF_SERVERS: ReadonlySet<OverviewFill> = new Set(['request-p95', 'failure-rate', 'apdex'])

function columnsOf({ from, to }: Pick<Scope, 'from' | 'to'>, stepMs: number): number {
  return Math.ceil((to - from) / stepMs)
}
