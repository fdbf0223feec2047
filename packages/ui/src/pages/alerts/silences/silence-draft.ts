import type { SilenceSource } from '@seismo/ingest/api'
import {
  matcherList,
  matcherText,
  type MatcherParts,
} from '../../../components/triage/matcher-text.ts'

export interface DraftMatcher extends MatcherParts {
  id: number
}

export interface SilenceDraft {
  matchers: readonly DraftMatcher[]
  reason: string
  /** As `datetime-local` has them; empty begins at once. */
  starts: string
  ends: string
  recurs: boolean
  cron: string
  duration: string
  timezone: string
}

const HOUR_MS = 3_600_000

/** @param begun matchers as a text, parted by commas. */
export function begunSilence(begun: string, now: number): SilenceDraft {
  const matchers = matcherList(begun).map((matcher, id) => ({ id, ...matcher }))
  return {
    matchers: matchers.length > 0 ? matchers : [{ id: 0, name: '', op: '=', value: '' }],
    reason: '',
    starts: '',
    ends: localMinute(now + HOUR_MS),
    recurs: false,
    cron: '0 2 * * *',
    duration: '1h',
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }
}

/** What does not make a time is left for the service to refuse with its own words. */
export function silenceOf(draft: SilenceDraft): SilenceSource {
  const { matchers, reason, starts, ends, recurs, cron, duration, timezone } = draft
  return {
    matchers: matchers.map(matcherText),
    reason: reason.trim(),
    ...(starts !== '' && { starts: instantOf(starts) }),
    ends: instantOf(ends),
    ...(recurs && { recurrence: { cron: cron.trim(), duration, timezone } }),
  }
}

/** `2026-11-21T22:00`, in the browser's own zone. */
export function localMinute(at: number): string {
  const date = new Date(at)
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

function instantOf(local: string): string {
  const at = Date.parse(local)
  return Number.isNaN(at) ? local : new Date(at).toISOString()
}
