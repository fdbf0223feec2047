import type { Breadcrumb } from '../contract/issue.ts'
import type { SessionSignal } from '../store/ports.ts'

const MOST = 40

/** What the session did around an event, as one line each; the event itself is left out. */
export function toBreadcrumbs(signals: readonly SessionSignal[], eventId: string): Breadcrumb[] {
  return signals
    .filter((signal) => signal.eventId !== eventId)
    .slice(-MOST)
    .map(toBreadcrumb)
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
      const status = signal.status === 0 ? signal.outcome : String(signal.status)
      const text = `${signal.method} ${signal.target} ${status} ${String(Math.round(signal.durationMs))} ms`
      return {
        at,
        kind: 'request',
        level: signal.outcome === 'aborted' ? 'warning' : 'error',
        text,
      }
    }
  }
}

function shown({ metric, value }: { metric: string; value: number }): string {
  if (metric === 'CLS') return value.toFixed(3)
  return value < 1_000 ? `${String(Math.round(value))} ms` : `${(value / 1_000).toFixed(1)} s`
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url
}
