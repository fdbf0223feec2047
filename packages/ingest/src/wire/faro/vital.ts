import type { NavigationType } from '@seismo/browser/wire'
import type { VitalItem } from '../envelope.ts'
import { MAX_MS } from '../foreign/bounded.ts'
import { cut } from '../well-formed.ts'
import { baseOf } from './base.ts'
import type { Measurement } from './measurement.ts'
import type { Place } from './signal.ts'

/** Faro's name of each part, beside that of web-vitals. */
const PARTS = {
  lcp: [
    ['time_to_first_byte', 'timeToFirstByte'],
    ['resource_load_delay', 'resourceLoadDelay'],
    ['resource_load_duration', 'resourceLoadDuration'],
    ['element_render_delay', 'elementRenderDelay'],
  ],
  inp: [
    ['input_delay', 'inputDelay'],
    ['processing_duration', 'processingDuration'],
    ['presentation_delay', 'presentationDelay'],
  ],
  fcp: [
    ['time_to_first_byte', 'timeToFirstByte'],
    ['first_byte_to_fcp', 'firstByteToFCP'],
  ],
  ttfb: [
    ['waiting_duration', 'waitingDuration'],
    ['cache_duration', 'cacheDuration'],
    ['dns_duration', 'dnsDuration'],
    ['connection_duration', 'connectionDuration'],
    ['request_duration', 'requestDuration'],
  ],
  cls: [],
} as const
const NAMES = { lcp: 'LCP', inp: 'INP', fcp: 'FCP', ttfb: 'TTFB', cls: 'CLS' } as const
const KEYS = ['lcp', 'inp', 'fcp', 'ttfb', 'cls'] as const

const NAVIGATION_TYPES = new Map<string, NavigationType>(
  (
    [
      ...['navigate', 'reload', 'back-forward', 'back-forward-cache'],
      ...['prerender', 'restore', 'soft-navigation'],
    ] as NavigationType[]
  ) // spelled by web-vitals as by Seismo
    .map((type) => [type, type]),
)

export function vitalsOf(measurement: Measurement, place: Place): VitalItem[] {
  const { values, timestamp, context = {} } = measurement
  const text = (key: string, most = 200) => {
    const value = context[key]
    return typeof value === 'string' ? cut(value, most) : ''
  }
  return KEYS.flatMap((key): VitalItem[] => {
    const value = valueOf(values, key)
    if (value === undefined || value > MAX_MS) return []
    return [
      {
        ...baseOf(place, timestamp, key),
        ...{ is: 'vital', name: NAMES[key], value },
        navigationType: NAVIGATION_TYPES.get(text('navigation_type')) ?? 'navigate',
        target: text('element') || text('interaction_target') || text('largest_shift_target'),
        imageUrl: text('resource_url', 2_048),
        event: text('interaction_type', 40),
        loadState: text('load_state', 40),
        parts: partsOf(values, key),
      },
    ]
  })
}

/** A part that Faro leaves out was nought. Without any, nothing is known of them. */
function partsOf(values: Measurement['values'], key: keyof typeof PARTS): Record<string, number> {
  const parts = PARTS[key].map(([theirs, ours]) => [ours, valueOf(values, theirs)] as const)
  if (parts.every(([, value]) => value === undefined)) return {}
  return Object.fromEntries(parts.map(([name, value = 0]) => [name, Math.min(MAX_MS, value)]))
}

function valueOf(values: Measurement['values'], key: string): number | undefined {
  const value = Object.hasOwn(values, key) ? values[key] : undefined
  return value !== undefined && value >= 0 ? value : undefined
}
