import type { VitalName } from '../contract/vitals.ts'
import type { PageRow } from '../store/page-store.ts'

export const PAGE_SORTS = [
  'views',
  'sessions',
  'errors',
  'error-rate',
  'crash-free',
  'LCP',
  'INP',
  'CLS',
  'failed-requests',
  'change',
] as const
export type PageSort = (typeof PAGE_SORTS)[number]

/** Fewer say more about chance than about the page: such a page comes after those with more. */
const LEAST = 50

/** The worst, or the most, first. */
export function sortPages(pages: readonly PageRow[], by: PageSort): PageRow[] {
  const rank = rankOf(by)
  return pages.toSorted((a, b) => rank(b) - rank(a) || b.views - a.views)
}

function rankOf(by: PageSort): (page: PageRow) => number {
  switch (by) {
    case 'views':
      return ({ views }) => views
    case 'sessions':
      return ({ sessions }) => sessions
    case 'errors':
      return ({ errors }) => errors
    case 'error-rate':
      return ({ errors, views }) => (views < LEAST ? -1 : errors / views)
    case 'crash-free':
      return ({ crashFreeSessions: { value, n } }) => (value === null || n < LEAST ? -2 : -value)
    case 'failed-requests':
      return ({ failedRequests }) => failedRequests
    case 'change':
      return ({ views, previous }) =>
        Math.max(views, previous.views) < LEAST
          ? -1
          : Math.abs(Math.log((views + 1) / (previous.views + 1)))
    default:
      return vitalRank(by)
  }
}

function vitalRank(metric: VitalName): (page: PageRow) => number {
  return ({ vitals }) => {
    const { value = -1, n = 0 } = vitals[metric] ?? {}
    return n < LEAST ? -1 : value
  }
}
