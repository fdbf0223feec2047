// The service's own words; see ingest/src/issues/search.ts.
const TERM = /!?[a-z]+:"[^"]*"|"[^"]*"|\S+/g

/** The words of a filter, each of which can be dropped on its own. */
export function filterTerms(q: string): string[] {
  return q.match(TERM) ?? []
}

export function withoutTerm(q: string, index: number): string {
  return filterTerms(q)
    .filter((_, at) => at !== index)
    .join(' ')
}

const FILTERABLE = ['release', 'environment', 'browser', 'os', 'device', 'page', 'user'] as const
type FilterKey = (typeof FILTERABLE)[number]

export function isFilterKey(key: string): key is FilterKey {
  return FILTERABLE.some((one) => one === key)
}

/** `browser` and `Safari 19` → `browser:"Safari 19"`. */
export function toTerm(key: FilterKey, value: string): string {
  return `${key}:${/\s/.test(value) ? `"${value.replaceAll('"', '')}"` : value}`
}
