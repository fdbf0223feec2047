import type { TimelineEntry } from '@seismo/ingest/api'
import { formatVital, RATINGS } from '../../../format/vitals.ts'
import type { ShapeName, Tone } from '../../../ui/Shape.tsx'

/** A request that takes longer is noticed by who waits for it (https://web.dev/articles/rail). */
const SLOW_MS = 1_000

type Of<Is extends TimelineEntry['is']> = Extract<TimelineEntry, { is: Is }>

interface Mark {
  shape: ShapeName
  tone: Tone
  word: string
}

/** What stands out about an entry; undefined where nothing does. */
export function markOf(entry: TimelineEntry): Mark | undefined {
  switch (entry.is) {
    case 'view':
      return undefined
    case 'error':
      return entry.crashed
        ? { shape: 'square', tone: 'poor', word: 'unhandled' }
        : { shape: 'triangle', tone: 'ni', word: 'handled' }
    case 'request':
      return requestMark(entry)
    case 'vital': {
      const { shape, tone, word } = RATINGS[entry.rating]
      return { shape, tone, word: word.toLowerCase() }
    }
  }
}

function requestMark({ outcome, status, durationMs }: Of<'request'>): Mark | undefined {
  if (outcome !== 'ok' && outcome !== 'opaque') {
    const word = status === 0 ? outcome.replace('-', ' ') : String(status)
    return { shape: 'square', tone: 'poor', word }
  }
  return durationMs >= SLOW_MS ? { shape: 'triangle', tone: 'ni', word: 'slow' } : undefined
}

const ARRIVALS: ReadonlyMap<string, string> = new Map([
  ['reload', 'reloaded'],
  ['soft-navigation', 'moved within the app'],
  ['back-forward', 'back or forward'],
  ['back-forward-cache', 'back, from the cache'],
  ['prerender', 'prerendered'],
  ['restore', 'restored'],
])

/** How a page was come to; empty where it was simply opened. */
export function arrivalWords({ navigationType, referrer }: Of<'view'>): string {
  const how = ARRIVALS.get(navigationType) ?? ''
  const from = navigationType === 'navigate' && referrer !== '' ? `from ${hostOf(referrer)}` : ''
  return how || from
}

export function vitalText({ metric, value }: Of<'vital'>): string {
  return `${metric} ${formatVital(metric, value)}`
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}
