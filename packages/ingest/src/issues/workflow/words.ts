import type { LastDecision } from '../../store/workflow-store.ts'
import { ago } from './ago.ts'

const DONE: Partial<Record<LastDecision['verb'], string>> = {
  resolved: 'resolved it',
  reopened: 'reopened it',
  regressed: 'saw it come back',
  archived: 'archived it',
  unarchived: 'took it out of the archive',
  assigned: 'assigned it',
  merged: 'merged it',
  split: 'split it',
  undone: 'took a change of it back',
}

/** `ana resolved it 3 minutes ago`. */
export function inWords({ actor, verb, at }: LastDecision, now: number): string {
  return `${actor} ${DONE[verb] ?? 'changed it'} ${ago(at, now)}`
}
