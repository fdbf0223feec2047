import { compareReleases, type FirstSeen } from './release-order.ts'
import type { Standing } from './standing.ts'

/** What an event says of whether its issue is back. */
export interface SeenEvent {
  at: number
  release: string
}

/** Whether the releases of the project have to be known to decide it. */
export function needsReleases({ resolvedUntil, archivedUntil }: Standing): boolean {
  const until = resolvedUntil ?? archivedUntil
  return until?.is === 'next-release' || until?.is === 'release'
}

/**
 * Why an event brings its issue back, in a few words; undefined where it does not. By when it happened and
 * in which release, never by when it came: a phone may have been offline for a week. What an archived
 * issue is counted for is not one event's to say.
 */
export function comesBack(
  standing: Standing,
  event: SeenEvent,
  firstSeen: FirstSeen,
): string | undefined {
  const until = standing.resolvedUntil ?? standing.archivedUntil
  if (until?.is === 'event') {
    return event.at > standing.decidedAt ? 'an event after it was resolved' : undefined
  }
  if (event.release === '') return undefined
  if (until?.is === 'release') {
    return isSameOrNewer(event, until.release, firstSeen) ? `seen in ${event.release}` : undefined
  }
  if (until?.is === 'next-release') {
    return isNewer(event, until.after, firstSeen) ? `seen in ${event.release}` : undefined
  }
  return undefined
}

function isNewer(event: SeenEvent, after: string, firstSeen: FirstSeen): boolean {
  return compareReleases(event.release, after, withEvent(event, firstSeen)) > 0
}

function isSameOrNewer(event: SeenEvent, release: string, firstSeen: FirstSeen): boolean {
  return compareReleases(event.release, release, withEvent(event, firstSeen)) >= 0
}

/** A release may be seen first with this very event. */
function withEvent({ at, release }: SeenEvent, firstSeen: FirstSeen): FirstSeen {
  return firstSeen.has(release) ? firstSeen : new Map([...firstSeen, [release, at]])
}
