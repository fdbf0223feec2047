import type { ErrorRow } from '../store/rows.ts'

/** Nobody caught it: what makes a session a crashed one, as the views of sql/ count it. */
export function isUnhandled({ mechanism }: Pick<ErrorRow, 'mechanism'>): boolean {
  return mechanism === 'error' || mechanism === 'unhandledrejection'
}
