import {
  DATASET_KEYS,
  datasetOf,
  fieldOf,
  formatMeasure,
  isGroupable,
  parseMeasure,
  type DatasetKey,
  type Measure,
} from '@seismo/ingest/explore'
import { readChoice } from './read-choice.ts'
import { refuse } from './refused.ts'
import { readWindow, windowOf, type TimeWindow, type WindowSearch } from './time-window.ts'

export const EXPLORE_LOOKS = ['table', 'line', 'bars', 'histogram', 'heat', 'samples'] as const
export type ExploreLook = (typeof EXPLORE_LOOKS)[number]

export const EXPLORE_ORDERS = ['highest', 'lowest', 'most', 'name'] as const
export type ExploreOrder = (typeof EXPLORE_ORDERS)[number]

export const EXPLORE_LIMITS = ['5', '10', '20', '50', '100', '500', '1000'] as const
export const EXPLORE_STEPS = ['auto', '1m', '5m', '15m', '1h', '6h', '1d'] as const

/** What the address says of the question; absent means the default. */
export interface ExploreSearch extends WindowSearch {
  dataset?: DatasetKey | undefined
  measure?: string | undefined
  q?: string | undefined
  /** With commas between them. */
  group?: string | undefined
  step?: string | undefined
  /** Which groups come first. */
  first?: ExploreOrder | undefined
  limit?: string | undefined
  as?: ExploreLook | undefined
  /** Which of the single rows come first. */
  rows?: string | undefined
  /** Whether its SQL is shown. */
  sql?: 'shown' | undefined
  /** Id of the saved question that this began as. */
  saved?: string | undefined
}

export interface ExploreFilter {
  window: TimeWindow
  dataset: DatasetKey
  measure: Measure
  q: string
  group: readonly string[]
  step: string
  first: ExploreOrder
  limit: string
  look: ExploreLook
  rows: string
}

export function readExploreSearch(search: Record<string, unknown>): ExploreSearch {
  const dataset = readChoice(search, 'dataset', DATASET_KEYS)
  const measure = readMeasure(search, dataset ?? 'errors')
  const q = textOf(search.q, 500)
  const group = readGroup(search, dataset ?? 'errors')
  const step = readChoice(search, 'step', EXPLORE_STEPS)
  const first = readChoice(search, 'first', EXPLORE_ORDERS)
  const limit = readChoice(search, 'limit', EXPLORE_LIMITS)
  const as = readChoice(search, 'as', EXPLORE_LOOKS)
  const rows = textOf(search.rows, 60)
  const saved = textOf(search.saved, 64)
  return {
    ...readWindow(search),
    ...(dataset !== undefined && dataset !== 'errors' && { dataset }),
    ...(measure !== undefined && measure !== 'count' && { measure }),
    ...(q !== undefined && { q }),
    ...(group !== undefined && { group }),
    ...(step !== undefined && step !== 'auto' && { step }),
    ...(first !== undefined && first !== 'highest' && { first }),
    ...(limit !== undefined && limit !== '10' && { limit }),
    ...(as !== undefined && as !== 'table' && { as }),
    ...(rows !== undefined && rows !== 'newest' && { rows }),
    ...(search.sql === 'shown' && { sql: 'shown' }),
    ...(saved !== undefined && { saved }),
  }
}

function readMeasure(search: Record<string, unknown>, dataset: DatasetKey): string | undefined {
  const measure = textOf(search.measure, 240)
  if (measure === undefined || typeof parseMeasure(measure, dataset) !== 'string') return measure
  refuse(search, 'measure')
  return undefined
}

/** The fields that there are; where one of them is not, the address says so. */
function readGroup(search: Record<string, unknown>, dataset: DatasetKey): string | undefined {
  const group = textOf(search.group, 640)
  const known = groupOf(group, dataset)
  if (group !== undefined && known.length < group.split(',').length) refuse(search, 'group')
  return known.length === 0 ? undefined : known.join(',')
}

function groupOf(group: string | undefined, dataset: DatasetKey): string[] {
  return (group ?? '')
    .split(',')
    .filter((key) => {
      const field = fieldOf(dataset, key)
      return field !== undefined && isGroupable(field)
    })
    .slice(0, 3)
}

/** What a saved question says of a dataset that does not have it is left out. */
export function exploreFilter(search: ExploreSearch): ExploreFilter {
  const dataset = search.dataset ?? 'errors'
  const measure = parseMeasure(search.measure ?? 'count', dataset)
  return {
    window: windowOf(search),
    dataset,
    measure: typeof measure === 'string' ? { is: 'count' } : measure,
    q: search.q ?? '',
    group: groupOf(search.group, dataset),
    step: search.step ?? 'auto',
    first: search.first ?? 'highest',
    limit: search.limit ?? '10',
    look: search.as ?? 'table',
    rows: search.rows ?? 'newest',
  }
}

/** Another dataset keeps what it has a name for. */
export function asDataset(filter: ExploreFilter, dataset: DatasetKey): ExploreSearch {
  const measure = formatMeasure(filter.measure)
  const isKept = typeof parseMeasure(measure, dataset) !== 'string'
  const group = filter.group.filter((key) => fieldOf(dataset, key) !== undefined).join(',')
  return {
    dataset,
    measure: isKept ? measure : undefined,
    group: group === '' ? undefined : group,
    rows: undefined,
  }
}

/** The number that a histogram is of: that of the measure, or the first there is. */
export function numberOf({ dataset, measure }: ExploreFilter): string | undefined {
  if (measure.is === 'value' || measure.is === 'histogram') return measure.field
  return datasetOf(dataset).fields.find(({ unit }) => unit !== undefined)?.key
}

function textOf(value: unknown, longest: number): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, longest) : undefined
}
