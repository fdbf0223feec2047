import { cut } from '../well-formed.ts'
import type { PageViewItem } from '../envelope.ts'
import { navigationTypeOf } from './navigation-type.ts'
import { routeOf } from './route.ts'
import { textOf, type Span } from './span.ts'

/** Where the spans of a trace happened. */
export interface Page {
  url: string
  route: string
}

export function isPageView({ op }: Span): boolean {
  return op === 'pageload' || op === 'navigation'
}

export function pageViewOf(span: Span, referrer: string) {
  const navigationType: PageViewItem['navigationType'] =
    span.op === 'navigation' ? 'soft-navigation' : navigationTypeOf(span.attributes)
  return { is: 'pageview' as const, navigationType, referrer, traceId: span.traceId }
}

/** Only the page view knows its address; what comes after it, alone, knows at most the route. */
export function pageOf(spans: readonly Span[]): Page {
  const view = spans.find(isPageView)
  if (view) return ofView(view)
  const [first] = spans.filter(({ op }) => op.startsWith('ui.'))
  const name = first ? textOf(first.attributes, 200, 'sentry.segment.name', 'transaction') : ''
  return { url: '', route: routeOf({ name, url: '' }) }
}

function ofView({ name, attributes }: Span): Page {
  const url = textOf(attributes, 2_048, 'url.full', 'url')
  const source = textOf(attributes, 20, 'sentry.segment.name.source', 'sentry.source')
  return { url, route: routeOf({ name: cut(name, 200), source: source || undefined, url }) }
}
