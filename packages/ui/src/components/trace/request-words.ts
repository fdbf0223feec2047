import type { EventRequest } from '@seismo/ingest/api'
import { formatDuration } from '../../format/time.ts'

const OUTCOMES = new Map([
  ['network-error', 'No answer'],
  ['timeout', 'Timed out'],
  ['offline', 'Offline'],
])

export function outcomeWords({
  status,
  outcome,
}: Pick<EventRequest, 'status' | 'outcome'>): string {
  return status > 0 ? `HTTP ${status}` : (OUTCOMES.get(outcome) ?? 'Failed')
}

/** Of the request, from the error on: the same session, which is all that joins them. */
export function whenWords(afterMs: number): string {
  if (Math.abs(afterMs) < 1) return 'at the time of the error, in the same session'
  const side = afterMs < 0 ? 'before' : 'after'
  return `${formatDuration(Math.abs(afterMs))} ${side} the error, in the same session`
}

const MOST = 8

/** Of `name;dur=1.5;desc=text`; the trace is shown by itself, and what has no value says nothing. */
export function serverTimings(entries: readonly string[]): { name: string; text: string }[] {
  const timings = entries.map((entry) => {
    const [, name = '', dur = '', desc = ''] =
      /^([^;]+)(?:;dur=([\d.]+))?(?:;desc=(.*))?$/.exec(entry) ?? []
    const spent = Number(dur) > 0 ? formatDuration(Number(dur)) : ''
    return { name, text: [desc, spent].filter((part) => part !== '').join(' ') }
  })
  const told = timings.filter(({ name, text }) => text !== '' && name !== 'traceparent')
  return [...new Map(told.map((one) => [one.name, one])).values()].slice(0, MOST)
}
