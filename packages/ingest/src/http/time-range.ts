import type { TimeRange } from '../store/ports.ts'
import { ProblemError } from './problem.ts'

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const
const LONGEST_MS = 400 * UNIT_MS.d

/**
 * `from` and `to` as people write them: ISO 8601, or relative to now like `-24h`, or `now`.
 * @throws ProblemError invalid-query naming the parameter.
 */
export function toTimeRange(query: { from: string; to: string }, now: number): TimeRange {
  const range = { from: toInstant('from', query.from, now), to: toInstant('to', query.to, now) }
  if (range.from >= range.to) throw invalid('from', 'must be before to')
  if (range.to - range.from > LONGEST_MS) throw invalid('from', 'at most 400 days before to')
  return range
}

/** One of them. @throws ProblemError invalid-query naming the parameter. */
export function toInstant(name: string, text: string, now: number): number {
  if (text === 'now') return now
  const relative = /^-(\d{1,6})([smhdw])$/.exec(text)
  if (relative) {
    const [, amount, unit] = relative
    return now - Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS] // the pattern lists the units
  }
  const at = Date.parse(text)
  // ClickHouse keeps DateTime64 from 1900 to 2299; an ISO year beyond would be answered with its error.
  if (!Number.isFinite(at) || at < 0 || at > 4_102_444_800_000) {
    throw invalid(
      name,
      `expected ISO 8601 or a time back from now like -24h, got ${JSON.stringify(text)}`,
    )
  }
  return at
}

function invalid(path: string, message: string): ProblemError {
  return new ProblemError('invalid-query', {
    detail: `${path}: ${message}`,
    errors: [{ path, message }],
  })
}
