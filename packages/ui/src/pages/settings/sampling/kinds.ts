import type { Outcome, Project } from '@seismo/ingest/api'

export type Control = NonNullable<Project['control']>
export type Rates = NonNullable<Control['rates']>
export type Kind = keyof Rates

/** What pages send, with a word for what a lower rate costs. */
export const KINDS: readonly { kind: Kind; label: string; cost: string }[] = [
  { kind: 'error', label: 'Errors', cost: 'rare errors may be missed as a whole' },
  { kind: 'pageview', label: 'Page views', cost: 'sessions and crash-free rates are estimates' },
  { kind: 'vital', label: 'Vitals', cost: 'percentiles of small pages jump more' },
  { kind: 'request', label: 'Requests', cost: 'some failed requests are not seen' },
  { kind: 'long-frame', label: 'Long frames', cost: 'fewer scripts to blame' },
  { kind: 'report', label: 'Browser reports', cost: 'some reports are not seen' },
  { kind: 'metric', label: 'Metrics', cost: 'sums are estimates' },
]

/** Of a day, as they were stored. */
export function storedByKind(lines: readonly Outcome[]): ReadonlyMap<string, number> {
  const stored = new Map<string, number>()
  for (const { kind, outcome, n } of lines) {
    if (outcome === 'stored') stored.set(kind, (stored.get(kind) ?? 0) + n)
  }
  return stored
}

/** What a day would bring at another rate; undefined where today's rate says nothing of it. */
export function expectedAt(stored: number, now: number, next: number): number | undefined {
  if (now === 0) return next === 0 ? 0 : undefined
  return Math.round((stored / now) * next)
}

/** Two standard deviations of a count of so many sessions, as a share of it. */
export function errorOfCount(count: number, rate: number): number {
  return 2 * Math.sqrt((1 - rate) / (rate * count))
}

/** Whether nothing of what so many sessions had comes. */
export function chanceMissed(sessions: number, rate: number): number {
  return (1 - rate) ** sessions
}
