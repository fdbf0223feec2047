/**
 * Counts of one combination of values, before and during; `total` is what `hits` are part of (events
 * of the project, page views, requests), so that a share is `hits / total`.
 */
export interface DimensionRow {
  /** One value for each of `DimensionTable.keys`, in their order. */
  values: readonly string[]
  before: { hits: number; total: number }
  during: { hits: number; total: number }
}

export interface DimensionTable {
  keys: readonly string[]
  rows: readonly DimensionRow[]
  /** Hits of the rise were counted one in so many, and are given as if each had been; of a dataset, of the thinner window. 1 where left out. */
  oneIn?: number
}
