import type {
  Overview,
  OverviewAgainst,
  OverviewFill,
  OverviewGroup,
  OverviewShow,
} from '../contract/overview.ts'
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
  against: OverviewAgainst
  /** All of them where none is named; processors have none. */
  environment?: string
}

/** More than anybody has, and than a page shows in a frame. */
const MOST = 10_000
/** A column is some pixels wide on the widest screen. */
const COLUMNS = 96
const MINUTE_MS = 60_000

type OverviewStores = Pick<Store, 'overview' | 'issues' | 'serverMetrics'>

/** One square an entity and its row over time; undefined where nothing of the kind is measured of it. */
export async function overviewOf(
  store: OverviewStores,
  ask: OverviewAsk,
): Promise<Overview | undefined> {
  const { scope, against } = ask
  const beforeFrom = scope.from - earlierMs(against, scope)
  const found = await columnsFor(store, { ...ask, beforeFrom })
  return found && { ...found, against, beforeFrom }
}

const DAY_MS = 86_400_000

function earlierMs(against: OverviewAgainst, { from, to }: Scope): number {
  if (against === 'previous') return to - from
  return against === 'day' ? DAY_MS : 7 * DAY_MS
}

/** Without what they are compared with, which is one for all. */
export type OverviewColumns = Omit<Overview, 'against' | 'beforeFrom'>

async function columnsFor(
  store: OverviewStores,
  { scope, show, fill, group, environment, beforeFrom }: OverviewAsk & { beforeFrom: number },
): Promise<OverviewColumns | undefined> {
  const stepMs = Math.max(1, Math.ceil((scope.to - scope.from) / COLUMNS / MINUTE_MS)) * MINUTE_MS
  const named = environment === undefined ? {} : { environment }
  if (show === 'issues') {
    return fill === 'errors'
      ? overviewOfIssues(store, { scope, group, beforeFrom, ...named })
      : undefined
  }
  if (fill === 'cpu') {
    return show === 'servers'
      ? overviewOfProcessors(store, { scope, stepMs, beforeFrom })
      : undefined
  }
  if (show === 'servers' && !OF_SERVERS.has(fill)) return undefined
  const query: OverviewQuery = {
    ...{ ...scope, show, fill, stepMs, limit: MOST, beforeFrom, ...named },
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
