import * as z from 'zod'

/** How one person likes the page: words that only the page understands, by name. */
export const displayOptions = z.object({
  options: z
    .record(z.string().regex(/^[a-z][a-z0-9.-]{0,39}$/), z.string().max(200))
    .refine((options) => Object.keys(options).length <= 50, 'at most 50 options'),
})
export type DisplayOptions = z.output<typeof displayOptions>['options']
