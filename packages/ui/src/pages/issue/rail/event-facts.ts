import type { IssueEvent } from '@seismo/ingest/api'
import { countryName } from '../../../format/country.ts'

export interface Fact {
  name: string
  value: string
  href?: string
  /** What of ours it leads to. */
  to?: 'page' | 'session'
}

/** What is known about one event; what is not known is not listed. */
export function eventFacts(event: IssueEvent): Fact[] {
  const known: [string, string, Fact['to']?][] = [
    ['Browser', event.browser],
    ['System', event.os],
    ['Device', event.device],
    ['Country', countryName(event.country)],
    ['User', event.user],
    ['Release', event.release],
    ['Environment', event.environment],
    ['Page', event.url],
    ['Route', event.route, 'page'],
    ['Caught by', event.mechanism],
    ['Session', event.sessionId, 'session'],
    ...Object.entries(event.tags),
    ...Object.entries(event.contexts).flatMap(([context, values]) =>
      Object.entries(values).map(([key, value]): [string, string] => [`${context}.${key}`, value]),
    ),
  ]
  return known
    .filter(([, value]) => value !== '')
    .map(([name, value, to]) => ({
      ...{ name, value, ...(to && { to }) },
      ...(name === 'Page' && linkTo(value)),
    }))
}

/** A page may call itself `javascript:…`; only what a browser would fetch becomes a link. */
function linkTo(url: string): { href: string } | undefined {
  return /^https?:\/\//i.test(url) ? { href: url } : undefined
}
