import { ApiError } from './client.ts'

/** What the service says against one field of what was sent. */
export function fieldRefusal(error: Error | null, path: string): string | undefined {
  if (!(error instanceof ApiError)) return undefined
  return error.errors.find((one) => one.path === path)?.message
}

/** What it says against the whole, where no field in sight says it. */
export function formRefusal(
  error: Error | null,
  shown: readonly string[] = [],
): string | undefined {
  if (error === null) return undefined
  if (!(error instanceof ApiError)) return error.message
  const { errors, detail, message } = error
  if (errors.length > 0 && errors.every(({ path }) => shown.includes(path))) return undefined
  return detail ?? message
}
