import type { PageFlow, PageStats } from '../contract/pages.ts'
import type { PageRef } from '../pages/page-ref.ts'
import type { Scope } from './ports.ts'

/** Which rows of pages are meant; all where nothing is named. */
export interface SignalFilter {
  device?: 'mobile' | 'desktop'
  environment?: string
  release?: string
  page?: PageRef
}

export type FilteredScope = Scope & SignalFilter

export interface PagesQuery extends FilteredScope {
  /** A part of the name; `*` stands for anything. */
  text: string
}

/** A page without what only those on the screen need. */
export type PageRow = Omit<PageStats, 'trend' | 'ref'> & {
  /** cityHash64 of its name, in decimal. */
  key: string
}

export interface PageStep {
  at: number
  views: number
  errors: number
  failedRequests: number
}

export interface PageStore {
  /** The most viewed of a project, at most 500. */
  list(query: PagesQuery): Promise<PageRow[]>
  /** Views by page, evenly spaced. */
  trends(scope: FilteredScope, keys: readonly string[]): Promise<Map<string, number[]>>
  series(scope: FilteredScope & { page: PageRef }): Promise<{ stepMs: number; series: PageStep[] }>
  flow(scope: FilteredScope & { page: PageRef }): Promise<PageFlow>
}
