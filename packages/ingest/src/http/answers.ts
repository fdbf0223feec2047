import type * as z from 'zod'
import { problem } from '../contract/common.ts'

/** The `responses` of a route that answers this schema, or a problem document. */
export function answers<Schema extends z.ZodType>(description: string, schema: Schema) {
  return {
    200: { description, content: { 'application/json': { schema } } },
    default: {
      description: 'A problem document (RFC 9457)',
      content: { 'application/problem+json': { schema: problem } },
    },
  } as const
}
