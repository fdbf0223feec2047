import type { Change, ChangeStep } from '../../store/ports.ts'
import type { Candidate, EvidenceOf } from '../lanes.ts'
import { BY_TIME_ALONE, closenessOf, LEAST_CLOSENESS } from './closeness.ts'

interface Setting {
  /** In the value of its change. */
  field: string
  what: EvidenceOf<'setting'>['what']
}

/** What changes what is counted; of all else, such as who may log in, a rise knows nothing. */
const SETTINGS = {
  'grouping-rules': { field: 'yaml', what: 'grouping rules' },
  project: { field: 'allowedOrigins', what: 'allowed origins' },
} as const satisfies Partial<Record<Change['kind'], Setting>>

/** Settings that were changed before a rise, the closest first: that they were, not what they say. */
export function rankSettings(steps: readonly ChangeStep[], onset: number): Candidate<'setting'>[] {
  return steps
    .flatMap((step) => toCandidate(step, onset) ?? [])
    .toSorted((one, other) => other.strength - one.strength)
}

function toCandidate(step: ChangeStep, onset: number): Candidate<'setting'> | undefined {
  const { kind, at, actor, value, before } = step
  if (kind !== 'grouping-rules' && kind !== 'project') return undefined
  const { field, what } = SETTINGS[kind]
  // The first entry of a project is how it was made.
  if (kind === 'project' && before === '') return undefined
  if (valueOf(value, field) === valueOf(before, field)) return undefined
  const closeness = closenessOf(Math.min(at, onset), onset)
  return {
    ...{ name: what, labels: {}, direction: 'none', lag: Math.round((at - onset) / 1_000) },
    evidence: { is: 'setting', what, at, actor },
    ...{ isFound: closeness >= LEAST_CLOSENESS, strength: closeness * BY_TIME_ALONE },
  }
}

function valueOf(value: string, field: string): string {
  if (value === '') return ''
  const parsed: unknown = JSON.parse(value)
  const fields = new Map(
    typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [],
  )
  return JSON.stringify(fields.get(field) ?? null)
}
