import type { IssueSummary } from '@seismo/ingest/api'

/** `2.40.3 → 2.41.0`, or the one release it was seen in; empty without releases. */
export function releaseSpan({
  firstRelease,
  lastRelease,
}: Pick<IssueSummary, 'firstRelease' | 'lastRelease'>): string {
  if (firstRelease === lastRelease || lastRelease === '') return firstRelease
  return firstRelease === '' ? lastRelease : `${firstRelease} → ${lastRelease}`
}
