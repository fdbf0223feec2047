import type { VisitSummary } from '../contract/visits.ts'
import type { TimeRange } from './ports.ts'
import type { FilteredScope } from './page-store.ts'

export interface VisitsQuery extends FilteredScope {
  /** Only those with any error, or with one that nobody caught. */
  having?: 'errors' | 'crash'
  /** By its full id: only those that met it. */
  issue?: string
  user?: string
  limit: number
  offset: number
}

export interface VisitStore {
  /** Those that began last come first. */
  list(query: VisitsQuery): Promise<VisitSummary[]>
  /** Undefined where nothing of it is stored of this time; what is, is answered whole. */
  one(projectId: number, id: string, around: TimeRange): Promise<VisitSummary | undefined>
}
