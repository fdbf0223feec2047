import type { OverviewAgainst, OverviewFill, OverviewGroup, OverviewShow } from '@seismo/ingest/api'
import { readLookSearch, type LookSearch } from './look-search.ts'
import { readChoice } from './read-choice.ts'
import { refuse } from './refused.ts'
import { readText } from './signal-search.ts'
import { readWindow, type TimeWindow, type WindowSearch, windowOf } from './time-window.ts'

export const SHOWS = [
  ...['pages', 'releases', 'servers', 'browsers', 'countries', 'issues'],
] as const satisfies readonly OverviewShow[]

/** The usual first. */
export const AGAINST = [
  ...['previous', 'day', 'week'],
] as const satisfies readonly OverviewAgainst[]

const OF_PAGES = [
  ...['LCP', 'INP', 'CLS', 'FCP', 'TTFB'],
  ...['error-rate', 'errors', 'request-p95', 'failure-rate', 'apdex'],
] as const satisfies readonly OverviewFill[]

/** What is measured of each, the usual first. */
export const FILLS_OF: Record<OverviewShow, readonly [OverviewFill, ...OverviewFill[]]> = {
  pages: OF_PAGES,
  releases: OF_PAGES,
  browsers: OF_PAGES,
  countries: OF_PAGES,
  servers: ['request-p95', 'failure-rate', 'apdex', 'cpu'],
  issues: ['errors'],
}

/** What each can be put together by. */
export const GROUPS_OF: Record<OverviewShow, readonly [OverviewGroup, ...OverviewGroup[]]> = {
  pages: ['path', 'none', 'device', 'browser', 'release'],
  releases: ['none', 'device', 'browser'],
  browsers: ['none', 'device', 'release'],
  countries: ['none', 'device', 'browser', 'release'],
  servers: ['none', 'device', 'browser', 'release'],
  issues: ['path', 'none', 'release'],
}

export interface OverviewSearch extends WindowSearch, LookSearch {
  show?: OverviewShow | undefined
  fill?: OverviewFill | undefined
  group?: OverviewGroup | undefined
  environment?: string | undefined
  against?: OverviewAgainst | undefined
  /** The ends of the ramp that were pinned, as `0.01..0.4`. */
  scale?: string | undefined
  /** All squares alike; else the more was counted, the larger. */
  size?: 'same' | undefined
  /** In place of the pictures. */
  as?: 'table' | undefined
  /** All of them within the height of the picture, without names. */
  rows?: 'all' | undefined
  /** Whose drawer is open, and the group it is in. */
  entity?: string | undefined
  within?: string | undefined
}

export interface OverviewFilter {
  window: TimeWindow
  show: OverviewShow
  fill: OverviewFill
  group: OverviewGroup
  against: OverviewAgainst
  /** All where none is named. */
  environment?: string
}

/** Nobody is open, for the way to other entities. */
export const NO_ENTITY = { entity: undefined, within: undefined }

export function readOverviewSearch(search: Record<string, unknown>): OverviewSearch {
  const show = readChoice(search, 'show', SHOWS)
  const fill = readChoice(search, 'fill', FILLS_OF[show ?? 'pages'])
  const group = readChoice(search, 'group', GROUPS_OF[show ?? 'pages'])
  const against = readChoice(search, 'against', AGAINST)
  const entity = textOf(search.entity)
  const within = textOf(search.within)
  return {
    ...readWindow(search),
    ...readLookSearch(search),
    ...readText('environment', search),
    ...(show !== undefined && show !== 'pages' && { show }),
    ...(fill !== undefined && fill !== FILLS_OF[show ?? 'pages'][0] && { fill }),
    ...(group !== undefined && group !== GROUPS_OF[show ?? 'pages'][0] && { group }),
    ...(against !== undefined && against !== AGAINST[0] && { against }),
    ...readScale(search),
    ...(search.size === 'same' && { size: 'same' as const }),
    ...(search.as === 'table' && { as: 'table' as const }),
    ...(search.rows === 'all' && { rows: 'all' as const }),
    ...(entity !== undefined && { entity }),
    ...(entity !== undefined && within !== undefined && { within }),
  }
}

/** Read again: the router keeps what a reader left out beside what it read. */
export function overviewFilter(search: OverviewSearch): OverviewFilter {
  const read = readOverviewSearch({ ...search })
  const { from, to, show = 'pages', fill, group, against, environment } = read
  return {
    window: windowOf({ from, to }),
    show,
    fill: fill ?? FILLS_OF[show][0],
    group: group ?? GROUPS_OF[show][0],
    against: against ?? AGAINST[0],
    ...(environment !== undefined && { environment }),
  }
}

export interface PinnedScale {
  low: number
  high: number
}

/** In no more digits than anybody reads. */
export function scaleParameter({ low, high }: PinnedScale): string {
  return [low, high].map((end) => String(Number(end.toPrecision(6)))).join('..')
}

export function pinnedScale({ scale }: Pick<OverviewSearch, 'scale'>): PinnedScale | undefined {
  const [, low, high] = SCALE.exec(scale ?? '') ?? []
  const ends = { low: Number(low), high: Number(high) }
  return ends.low <= ends.high ? ends : undefined
}

const SCALE = /^([\de.+-]{1,24}?)\.\.([\de.+-]{1,24})$/

function readScale(search: Record<string, unknown>): Pick<OverviewSearch, 'scale'> {
  const scale = typeof search.scale === 'string' ? search.scale : undefined
  if (pinnedScale({ scale }) !== undefined) return { scale }
  refuse(search, 'scale')
  return {}
}

/** As long as a name may be in an answer. */
const LONGEST = 1_000

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST ? value : undefined
}
