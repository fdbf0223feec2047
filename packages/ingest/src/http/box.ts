import type { TimeRange } from '../store/ports.ts'
import { ProblemError } from './problem.ts'
import { toInstant } from './time-range.ts'

const LONGEST_MS = 31 * 86_400_000

/** `from,to` of a box on a chart. @throws ProblemError invalid-query naming the parameter. */
export function toBox(name: string, text: string, now: number): TimeRange {
  const [from = '', to = '', ...others] = text.split(',')
  const wrong = (message: string) =>
    new ProblemError('invalid-query', {
      detail: `${name}: ${message}`,
      errors: [{ path: name, message }],
    })
  if (others.length > 0 || to === '') {
    throw wrong('expected two times with a comma, like -2h,-1h')
  }
  const box = { from: toInstant(name, from, now), to: toInstant(name, to, now) }
  if (box.from >= box.to) throw wrong('its first time must be before its second')
  if (box.from > now) throw wrong('begins in the future')
  if (box.to - box.from > LONGEST_MS) throw wrong('at most 31 days long')
  return box
}
