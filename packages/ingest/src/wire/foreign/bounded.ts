import * as z from 'zod'
import { cut } from '../well-formed.ts'

/**
 * Sentry's clients send `null`, numbers for texts and fields of their plugins' own: what is odd and
 * not needed becomes absent, and only what an item cannot do without refuses it.
 */
export function lenient<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().catch(undefined)
}

export const text = (most: number) => z.string().overwrite((value) => cut(value, most))

/** The last entries that fit the schema: of exceptions, frames and breadcrumbs the last say most. */
export function lastOf<Element extends z.ZodType>(element: Element, most: number) {
  return z.array(z.unknown()).transform((values) =>
    values.slice(-most).flatMap((value): z.output<Element>[] => {
      const parsed = element.safeParse(value)
      return parsed.success ? [parsed.data] : []
    }),
  )
}

/** Seconds since the epoch or RFC 3339, as milliseconds. */
export const time = z
  .union([z.number(), z.string().max(40)])
  .transform((value) => (typeof value === 'number' ? value * 1_000 : Date.parse(value)))
  .pipe(z.number())

export const short = text(200)
export const address = text(2_048)
export const MAX_MS = 86_400_000
