import * as z from 'zod'
import { cut } from '../well-formed.ts'

/**
 * Browsers differ in what they leave out, send as null or as a number: what is odd becomes empty,
 * and only what a report cannot do without refuses it.
 */

const DAY_MS = 86_400_000

const text = (most: number) => z.string().overwrite((value) => cut(value, most))
const lenient = (most: number) => text(most).catch('')
const amount = (most: number) => z.number().min(0).max(most).catch(0)

export const short = lenient(200)
export const address = lenient(2_048)
export const message = lenient(4_096)
export const needed = text(200).min(1)
export const ms = amount(DAY_MS)
export const status = amount(999)
const place = amount(4_294_967_295)

/** Where it happened, by the names that all kinds of reports share. */
export const source = { sourceFile: address, lineNumber: place, columnNumber: place }

/** What the Reporting API says of every report; a crash may come without a body. */
export const report = z.object({
  type: text(64),
  url: address,
  age: z
    .number()
    .min(0)
    .overwrite((value) => Math.min(value, DAY_MS))
    .catch(0),
  body: z.record(z.string(), z.unknown()).nullish(),
})

export type Source = z.output<z.ZodObject<typeof source>>
