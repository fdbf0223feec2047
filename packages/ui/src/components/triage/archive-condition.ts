import type { Until } from '../../api/triaged.ts'

export type ArchiveCondition = 'date' | 'events' | 'users'

type Given = { is: 'until'; until: Until } | { is: 'refusal'; refusal: string }

const MOST = 1_000_000_000

/** Of what somebody typed, the condition or what is wrong with it. */
export function untilOf(condition: ArchiveCondition, typed: string, now: number): Given {
  return condition === 'date' ? dateOf(typed, now) : countOf(condition, typed)
}

function dateOf(typed: string, now: number): Given {
  const at = Date.parse(typed)
  if (Number.isNaN(at)) return { is: 'refusal', refusal: 'Choose a day and a time.' }
  if (at <= now) return { is: 'refusal', refusal: 'This has passed: choose a time to come.' }
  return { is: 'until', until: new Date(at).toISOString() }
}

function countOf(condition: 'events' | 'users', typed: string): Given {
  const count = Number(typed.replaceAll(/[\s,]/g, ''))
  if (!Number.isInteger(count) || count < 1 || count > MOST) {
    return { is: 'refusal', refusal: 'A whole number from 1 to a billion.' }
  }
  return {
    is: 'until',
    until: condition === 'events' ? { eventsPerHour: count } : { users: count },
  }
}

/** As `<input type="datetime-local">` has it: in the reader's own zone, without naming it. */
export function localMinute(at: number): string {
  const offsetMs = new Date(at).getTimezoneOffset() * 60_000
  return new Date(at - offsetMs).toISOString().slice(0, 16)
}
