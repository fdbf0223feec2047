import type { LastDecision } from '../../store/workflow-store.ts'

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

/** `ana resolved it at 2026-03-01T12:00:00.000Z`. */
export function inWords({ actor, verb, at }: LastDecision): string {
  return `${actor} ${DONE[verb] ?? 'changed it'} at ${new Date(at).toISOString()}`
}
