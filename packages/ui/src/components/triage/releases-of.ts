import type { IssueSummary } from '@seismo/ingest/api'

/** Releases that the issues were seen in, the one that was seen last first. */
export function releasesOf(
  issues: readonly Pick<IssueSummary, 'lastSeen' | 'lastRelease' | 'firstRelease'>[],
): string[] {
  const names = issues
    .toSorted((a, b) => b.lastSeen - a.lastSeen)
    .flatMap(({ lastRelease, firstRelease }) => [lastRelease, firstRelease])
  return [...new Set(names)].filter((name) => name !== '')
}
