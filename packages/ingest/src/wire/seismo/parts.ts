import type { VitalItem } from '@seismo/browser/wire'

/** What lies between the marks of a vital, by the names of web-vitals' attribution. */
const PARTS: Record<VitalItem['name'], readonly string[]> = {
  LCP: ['timeToFirstByte', 'resourceLoadDelay', 'resourceLoadDuration', 'elementRenderDelay'],
  INP: ['inputDelay', 'processingDuration', 'presentationDelay'],
  FCP: ['timeToFirstByte', 'firstByteToFCP'],
  TTFB: [
    'waitingDuration',
    'cacheDuration',
    'dnsDuration',
    'connectionDuration',
    'requestDuration',
  ],
  CLS: [],
}

/** Milliseconds of each part: from the mark before it to its own. */
export function partsOf(name: VitalItem['name'], marks: readonly number[]): Record<string, number> {
  const parts = PARTS[name]
  if (marks.length !== parts.length) return {}
  return Object.fromEntries(
    parts.map((part, index) => [part, Math.max(0, (marks[index] ?? 0) - (marks[index - 1] ?? 0))]),
  )
}
