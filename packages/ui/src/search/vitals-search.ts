import type { VitalName } from '@seismo/ingest/api'
import { readLookSearch, type LookSearch } from './look-search.ts'
import { readChoice } from './read-choice.ts'
import { readSignalSearch, readText, type SignalSearch } from './signal-search.ts'
import { readWindow, type TimeWindow, type WindowSearch, windowOf } from './time-window.ts'

export const VITALS = ['LCP', 'INP', 'CLS', 'FCP', 'TTFB'] as const satisfies readonly VitalName[]
export const PERCENTILES = ['50', '75', '90', '95', '99'] as const
export const DEVICES = ['mobile', 'desktop', 'all'] as const
export const BREAKDOWNS = ['page', 'browser', 'release', 'country'] as const

export type Percentile = (typeof PERCENTILES)[number]
export type Device = (typeof DEVICES)[number]
export type Breakdown = (typeof BREAKDOWNS)[number]

export interface VitalsSearch extends WindowSearch, LookSearch, SignalSearch {
  metric?: VitalName | undefined
  percentile?: Percentile | undefined
  device?: Device | undefined
  by?: Breakdown | undefined
  /** The page that visits are to reach, by its name. */
  goal?: string | undefined
}

export interface VitalsFilter {
  window: TimeWindow
  percentile: Percentile
  device: Device
  signals: SignalSearch
}

export function readVitalsSearch(search: Record<string, unknown>): VitalsSearch {
  const metric = readChoice(search, 'metric', VITALS)
  const percentile = readChoice(search, 'percentile', PERCENTILES)
  const device = readChoice(search, 'device', DEVICES)
  const by = readChoice(search, 'by', BREAKDOWNS)
  return {
    ...readWindow(search),
    ...readLookSearch(search),
    ...readSignalSearch(search),
    ...readText('goal', search),
    ...(metric !== undefined && { metric }),
    ...(percentile !== undefined && percentile !== '75' && { percentile }),
    ...(device !== undefined && device !== 'all' && { device }),
    ...(by !== undefined && by !== 'page' && { by }),
  }
}

export function vitalsFilter(search: VitalsSearch): VitalsFilter {
  const { from, to, percentile, device, environment, release, page } = search
  return {
    window: windowOf({ from, to }),
    percentile: percentile ?? '75',
    device: device ?? 'all',
    signals: { environment, release, page },
  }
}
