import * as z from 'zod'

/** Milliseconds since the Unix epoch. */
export const epochMs = z.number().int()

export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  requestId: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  scope: z.enum(['key', 'address']).optional(),
})
export type Problem = z.output<typeof problem>

/** The last that dates have. */
const MOST_EPOCH_MS = 8.64e15

/** When something was, in epoch milliseconds or ISO 8601. */
export const eventTime = z.union([
  z.coerce.number().int().min(0).max(MOST_EPOCH_MS),
  z.iso.datetime({ offset: true }).transform((time) => Date.parse(time)),
])

/** What every list takes. `from` and `to` are ISO 8601 or relative to now, like `-24h`. */
export const listQuery = z.object({
  project: z.string().max(64).optional(),
  from: z.string().max(40).default('-24h'),
  to: z.string().max(40).default('-0s'),
  q: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
})

export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().optional() })
}
