import type { Breadcrumb as PageBreadcrumb } from '@seismo/browser/wire'
import type { Breadcrumb } from '../contract/issue.ts'
import type { SessionSignal } from '../store/ports.ts'

const MOST = 60
const SLACK_MS = 1_000

/** What the session did around an event, as one line each; the event itself is left out. */
export function toBreadcrumbs(
  signals: readonly SessionSignal[],
  eventId: string,
  trail: readonly PageBreadcrumb[] = [],
): Breadcrumb[] {
  const others = signals.filter(
    (signal) => !(signal.is === 'error' && signal.eventId === eventId) && !isTold(signal, trail),
  )
  return [...trail.map(fromPage), ...others.map(toBreadcrumb)]
    .toSorted((a, b) => a.at - b.at)
    .slice(-MOST)
}

/** The page's own trail names requests and moves already; its clock and ours may differ a little. */
function isTold({ is, at }: SessionSignal, trail: readonly PageBreadcrumb[]): boolean {
  const first = trail[0]?.at ?? Infinity
  const last = trail.at(-1)?.at ?? -Infinity
  return (is === 'request' || is === 'pageview') && at >= first - SLACK_MS && at <= last + SLACK_MS
}

function fromPage({ at, kind, text, level = 'info' }: PageBreadcrumb): Breadcrumb {
  return { at, kind, text, level: level === 'fatal' ? 'error' : level }
}

function toBreadcrumb(signal: SessionSignal): Breadcrumb {
  const { at } = signal
  switch (signal.is) {
    case 'pageview':
      return {
        at,
        kind: 'pageview',
        level: 'info',
        text: `${signal.navigationType} ${pathOf(signal.url)}`,
      }
    case 'error':
      return { at, kind: 'error', level: 'error', text: `${signal.type}: ${signal.message}` }
    case 'vital':
      return {
        at,
        kind: 'vital',
        level: signal.rating === 'poor' ? 'warning' : 'info',
        text: `${signal.metric} ${shown(signal)} ${signal.rating}`,
      }
    case 'request': {
      const isFine = signal.outcome === 'ok' || signal.outcome === 'opaque'
      const status = signal.status === 0 ? signal.outcome : String(signal.status)
      const text = `${signal.method} ${signal.target} ${status} ${String(Math.round(signal.durationMs))} ms`
      return {
        at,
        kind: 'request',
        level: isFine ? 'info' : levelOf(signal.outcome),
        text,
      }
    }
  }
}

function levelOf(outcome: string): Breadcrumb['level'] {
  return outcome === 'aborted' || outcome === 'offline' ? 'warning' : 'error'
}

function shown({ metric, value }: { metric: string; value: number }): string {
  if (metric === 'CLS') return value.toFixed(3)
  return value < 1_000 ? `${String(Math.round(value))} ms` : `${(value / 1_000).toFixed(1)} s`
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url
}
