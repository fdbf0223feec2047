import type { DatasetKey } from '../explore/datasets.ts'
import type { Measure } from '../explore/measure.ts'
import type { AnyPart } from '../issues/search/search-part.ts'
import type { Scope } from './ports.ts'

/** Which rows; all conditions must hold, by the vocabulary of the dataset. */
export interface RowsQuery extends Scope {
  dataset: DatasetKey
  where: readonly AnyPart[]
}

export const ORDERS = ['highest', 'lowest', 'most', 'name'] as const

export interface ExploreQuery extends RowsQuery {
  measure: Measure
  /** Fields of the dataset, at most three. */
  group: readonly string[]
  /** Over time, in steps from `from` on. */
  stepMs?: number
  order: (typeof ORDERS)[number]
  /** Groups; of those beyond, over time, the rest is one. */
  limit: number
}

/** How one read went. */
export interface ReadCost {
  elapsedMs: number
  rowsRead: number
  /** A limit ended the read: the answer is of what was read until then. */
  partial: boolean
  /** With its values in it, to be read by people. */
  sql: string
}

export interface ExploreRow {
  /** Epoch milliseconds; null where it is not over time. */
  at: number | null
  /** Values of the groups; null for those beyond the limit. */
  groups: readonly string[] | null
  /** Of a histogram: above `lower`, up to `upper`; `lower` is null of zero and below. */
  bucket: { lower: number | null; upper: number } | null
  /** Null where there is nothing to measure. */
  value: number | null
  /** Rows that were stored. */
  n: number
  /** How many they stand for. */
  weight: number
}

export interface ExploreAnswer extends ReadCost {
  rows: ExploreRow[]
  /** Of all groups and times together. */
  total: Pick<ExploreRow, 'value' | 'n' | 'weight'>
  /** There are more groups than were asked for. */
  more: boolean
}

export interface SamplesQuery extends RowsQuery {
  /** Of a number; by time without one. */
  by?: string
  order: 'highest' | 'lowest'
  limit: number
  offset: number
}

export interface Sample {
  at: number
  weight: number
  /** By the fields of the dataset, as stored. */
  fields: Record<string, string | number>
  /** Of an error. */
  eventId: string | null
  /** Full id of an error's issue. */
  issueId: string | null
}

export interface SamplesAnswer extends ReadCost {
  items: Sample[]
}

/** Datasets whose rows have tags of the page's own. */
export const TAGGED = ['errors', 'metrics'] as const

export interface TagNamesQuery extends Scope {
  dataset: (typeof TAGGED)[number]
  limit: number
}

export interface TagName {
  /** Without `tag.` before it. */
  name: string
  /** How often it was there. */
  count: number
}

export interface ExploreStore {
  /** Most frequent first. */
  tagNames(query: TagNamesQuery): Promise<TagName[]>
  query(query: ExploreQuery): Promise<ExploreAnswer>
  samples(query: SamplesQuery): Promise<SamplesAnswer>
}
