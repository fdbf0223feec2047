import * as z from 'zod'

/** From 0 to 1, with what it is made of; null where there is nothing to make it of. */
export const share = z.object({ value: z.number().nullable(), n: z.number() })
