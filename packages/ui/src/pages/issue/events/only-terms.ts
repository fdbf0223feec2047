import { formatSearch, parseSearch, type SearchPart } from '@seismo/ingest/search'

/** Each condition of an event filter as it is written, so that it can be dropped on its own. */
export function onlyTerms(only: string): string[] {
  return parseSearch(only).parts.map((part) => formatSearch([part]))
}

/** With one more condition, in place of its opposite where there is that. */
export function withTerm(only: string, part: SearchPart): string {
  const term = formatSearch([part])
  const opposite = formatSearch([{ ...part, exclude: !part.exclude }])
  const others = onlyTerms(only).filter((one) => one !== term && one !== opposite)
  return [...others, term].join(' ')
}

export function withoutTerm(only: string, term: string): string {
  return onlyTerms(only)
    .filter((one) => one !== term)
    .join(' ')
}
