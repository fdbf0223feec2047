import type { ExploreFilter } from '../../search/explore-search.ts'

/** Whether a vital's values are scores: of CLS, by its own row or by the conditions. */
export function isOfScores({ dataset, q }: ExploreFilter, metric?: unknown): boolean {
  if (dataset !== 'vitals') return false
  return typeof metric === 'string' ? metric === 'CLS' : /(?:^|\s)metric:"?CLS"?(?:\s|$)/i.test(q)
}
