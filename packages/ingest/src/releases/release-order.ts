import { compareReleases, type FirstSeen } from '../issues/state/release-order.ts'

/** Oldest first. */
export function inOrder(firstSeen: FirstSeen): string[] {
  return [...firstSeen.keys()].toSorted(
    (a, b) => compareReleases(a, b, firstSeen) || (a < b ? -1 : 1),
  )
}

export function neighboursOf(
  order: readonly string[],
  release: string,
): { previous: string | null; next: string | null } {
  const at = order.indexOf(release)
  if (at < 0) return { previous: null, next: null }
  return { previous: order[at - 1] ?? null, next: order[at + 1] ?? null }
}

/** Each of these releases by the one before it. */
export function nextOf(order: readonly string[], releases: readonly string[]): Map<string, string> {
  return new Map(
    releases.flatMap((release): [string, string][] => {
      const { previous } = neighboursOf(order, release)
      return previous === null ? [] : [[previous, release]]
    }),
  )
}
