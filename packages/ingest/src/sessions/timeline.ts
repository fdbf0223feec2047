import type { TimelineEntry } from '../contract/visits.ts'
import { timelineEntry } from '../contract/visits.ts'
import type { SessionSignal } from '../store/ports.ts'
import { isUnhandled } from './unhandled.ts'

/** Of each kind; of more the last. */
export const PER_KIND = 300

/** @param issueOf the issue that an error is known as, by its own. */
export function toTimeline(
  signals: readonly SessionSignal[],
  issueOf: (eventId: string) => string,
): TimelineEntry[] {
  return signals
    .flatMap((signal) => {
      // What an older version stored under words of its own is left out, not a fault of the answer.
      const entry = timelineEntry.safeParse(toEntry(signal, issueOf))
      return entry.success ? [entry.data] : []
    })
    .toSorted((a, b) => a.at - b.at)
}

/** Kinds of which there may be more than is told. */
export function cutKinds(timeline: readonly TimelineEntry[]): TimelineEntry['is'][] {
  const kinds = Map.groupBy(timeline, ({ is }) => is)
  return [...kinds].flatMap(([is, entries]) => (entries.length >= PER_KIND ? [is] : []))
}

function toEntry(signal: SessionSignal, issueOf: (eventId: string) => string) {
  const moment = { at: signal.at, page: signal.route || pathOf(signal.url) }
  switch (signal.is) {
    case 'pageview': {
      const { url, navigationType, referrer } = signal
      return { is: 'view', ...moment, url, navigationType, referrer }
    }
    case 'error': {
      const { eventId, type, message, weight } = signal
      const crashed = isUnhandled(signal)
      return {
        ...{ is: 'error', ...moment, eventId, issueId: issueOf(eventId) },
        ...{ type, message, crashed, n: weight },
      }
    }
    case 'request': {
      const { method, target, status, outcome, durationMs } = signal
      return { is: 'request', ...moment, method, target, status, outcome, durationMs }
    }
    case 'vital': {
      const { metric, value, rating } = signal
      return { is: 'vital', ...moment, metric, value, rating }
    }
  }
}

/** As the database has it: undecoded. */
function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : ''
}
