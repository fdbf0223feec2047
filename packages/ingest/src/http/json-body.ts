import type * as z from 'zod'

/** The `body` of a route that takes this schema. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true as const, content: { 'application/json': { schema } } }
}
