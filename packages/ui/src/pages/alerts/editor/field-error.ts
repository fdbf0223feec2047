import { ApiError } from '../../../api/client.ts'

/** What the service says against a field of the rule. */
export type FieldError = (field: string) => string | undefined

/** Of a place within a list, `escalate.0.after`, the list's name counts. */
export function fieldErrorOf(error: Error | null): FieldError {
  const errors = error instanceof ApiError ? error.errors : []
  return (field) => {
    const found = errors.find(({ path }) => fieldOf(path) === field)
    return found?.message
  }
}

/** What is said against fields that stand nowhere in sight. */
export function otherErrors(error: Error | null, shown: ReadonlySet<string>): string[] {
  if (!(error instanceof ApiError)) return []
  return error.errors
    .filter(({ path }) => !shown.has(fieldOf(path)))
    .map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
}

function fieldOf(path: string): string {
  return path.split('.', 1)[0] ?? ''
}
