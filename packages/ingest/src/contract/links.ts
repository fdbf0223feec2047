import * as z from 'zod'

/** Too long to be sent around, and not longer than any address of the page. */
const LONGEST = 8_000

export const newLink = z.object({
  /** Of the page, with its query and without its origin; it is of the project that is named. */
  path: z
    .string()
    .max(LONGEST)
    .regex(/^\/p\/[a-z0-9-]+(\/[^\s\\]*)?$/i, 'a path of the page, as /p/web/issues?q=…'),
})

export const sharedLink = z.object({
  /** What follows `/l/`. */
  id: z.string(),
  path: z.string(),
})
export type SharedLink = z.output<typeof sharedLink>
