import type { ReleaseFigures } from './release-figures.ts'

export const RELEASE_SORTS = [
  'first-seen',
  'last-seen',
  'adoption',
  'sessions',
  'errors',
  'crash-free',
] as const
export type ReleaseSort = (typeof RELEASE_SORTS)[number]

/** What has no figure comes last. */
const FIGURE = {
  'first-seen': ({ firstSeen }) => firstSeen,
  'last-seen': ({ lastSeen }) => lastSeen,
  adoption: ({ adoption }) => adoption ?? -1,
  sessions: ({ sessions }) => sessions,
  errors: ({ errors }) => errors,
  // The worst first.
  'crash-free': ({ crashFreeSessions: { value } }) => (value === null ? -1 : 1 - value),
} as const satisfies Record<ReleaseSort, (release: ReleaseFigures) => number>

/** Largest first; among equals the newest. */
export function sortReleases<Release extends ReleaseFigures>(
  releases: readonly Release[],
  sort: ReleaseSort,
): Release[] {
  const figureOf = FIGURE[sort]
  return releases.toSorted(
    (a, b) =>
      figureOf(b) - figureOf(a) || b.firstSeen - a.firstSeen || (a.release < b.release ? -1 : 1),
  )
}
