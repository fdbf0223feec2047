import type { Context } from 'hono'
import type * as z from 'zod'
import { ProblemError } from '../problem.ts'

export function jsonOf(c: Context): Promise<unknown> {
  return c.req.json().catch(() => undefined)
}

/** @throws ProblemError naming the first field at fault. */
export function parse<Schema extends z.ZodType>(schema: Schema, json: unknown): z.output<Schema> {
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ProblemError('malformed', {
    detail: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`,
  })
}
