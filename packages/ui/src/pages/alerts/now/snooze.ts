import type { SilenceSource } from '@seismo/ingest/api'
import { matcherText } from '../../../components/triage/matcher-text.ts'
import type { AlertRow } from './alert-rows.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

export interface Snooze {
  /** Follows the name of what is snoozed: `for 15 minutes`. */
  label: string
  silenceOf: (row: AlertRow, now: number) => SilenceSource
}

export const SNOOZES: readonly Snooze[] = [
  { label: 'for 15 minutes', silenceOf: lasting(15 * MINUTE_MS) },
  { label: 'for 1 hour', silenceOf: lasting(HOUR_MS) },
  { label: 'for 4 hours', silenceOf: lasting(4 * HOUR_MS) },
]

/** A silence always ends; what still fires after a week is told again. */
const LONGEST_MS = 7 * 24 * HOUR_MS

/** Of this firing alone: the next one is told. */
export function untilResolved(incident: string): Snooze {
  return {
    label: 'until it resolves',
    silenceOf: (row, now) => ({
      ...lasting(LONGEST_MS)(row, now),
      matchers: [matcherText({ name: 'incident', op: '=', value: incident })],
    }),
  }
}

function lasting(ms: number): Snooze['silenceOf'] {
  return (row, now) => ({
    matchers: matchersOf(row),
    ends: new Date(now + ms).toISOString(),
    reason: `Snoozed on the page: ${row.status.rule.name}`.slice(0, 500),
  })
}

/** What this alert has and no other. */
export function matchersOf({ status, alert }: AlertRow): string[] {
  const own = { rule: status.rule.name, ...alert.labels }
  return Object.entries(own).map(([name, value]) => matcherText({ name, op: '=', value }))
}
