import type * as z from 'zod'

/** A setting that stops the start; the message is one line that says what to do. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

export interface Setting {
  schema: z.ZodType
  example: string
}

export interface Given {
  spelling: string
  value: unknown
}

/** @throws ConfigError with one line: the key, what is wrong with its value, and an example. */
export function checked(
  key: string,
  { schema, example }: Setting,
  given: Given | undefined,
): unknown {
  const { value, spelling = key } = given ?? {}
  const result = schema.safeParse(value === '' ? undefined : value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const where = [spelling, ...(issue?.path ?? [])].join('.')
  const shown = secret(key) || typeof value === 'object' ? '' : ` (got ${JSON.stringify(value)})`
  throw new ConfigError(`${where}: ${issue?.message ?? 'invalid'}${shown}; for example: ${example}`)
}

function secret(key: string): boolean {
  return /token|secret|password$|clickhouse_url|prometheus_url|jaeger_url|artifacts_url|alerts/.test(
    key,
  )
}
