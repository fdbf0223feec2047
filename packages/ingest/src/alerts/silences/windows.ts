import { Cron } from 'croner'
import type { Recurrence, SilenceContent } from '../rule/silence.ts'

interface Window {
  from: number
  to: number
}

type Timed = Pick<SilenceContent, 'ends' | 'recurrence'> & { starts: number }

/** The window that holds this moment, or the next one; undefined where there is none any more. */
export function windowAt({ starts, ends, recurrence }: Timed, at: number): Window | undefined {
  if (at >= ends) return undefined
  if (!recurrence) return { from: starts, to: ends }
  return recurring(recurrence, { from: starts, to: ends }, at)
}

export function isActiveAt(timed: Timed, at: number): boolean {
  const window = windowAt(timed, at)
  return window !== undefined && window.from <= at && at < window.to
}

/** Croner knows the zone's hours: what is due at 02:30 in the night that has none comes at 03:00. */
function recurring({ cron, duration, timezone }: Recurrence, within: Window, at: number) {
  const pattern = new Cron(cron, { timezone, paused: true })
  // The run that may still last: the first after one duration ago.
  const since = Math.max(within.from, at - duration)
  const begin = pattern.nextRun(new Date(since - 1_000))?.getTime()
  if (begin === undefined || begin >= within.to) return undefined
  if (begin + duration > at) return { from: begin, to: Math.min(begin + duration, within.to) }
  const next = pattern.nextRun(new Date(at))?.getTime()
  return next === undefined || next >= within.to
    ? undefined
    : { from: next, to: Math.min(next + duration, within.to) }
}
