import * as z from 'zod'
import { SWITCHED_OFF, SWITCHED_ON } from './built-in.ts'
import { wordsOf } from './key-words.ts'

const PATTERN_CHARS = 500

const name = z
  .string()
  .regex(/^[a-z][a-z\d-]{0,31}$/, 'a small letter, then small letters, digits and -')

const pattern = z
  .string()
  .min(1)
  .max(PATTERN_CHARS)
  .superRefine((source, context) => {
    const detail = faultOf(source)
    if (detail) context.addIssue({ code: 'custom', message: detail })
  })

const key = z
  .string()
  .min(3)
  .max(64)
  .refine(
    (given) => wordsOf(given).replaceAll(' ', '').length >= 3,
    'at least three letters or digits',
  )

/** What the operator adds to the built-in rules, or takes from them. */
export const scrubRules = z.strictObject({
  on: z.array(z.enum(SWITCHED_OFF)).max(SWITCHED_OFF.length).default([]),
  off: z.array(z.enum(SWITCHED_ON)).max(SWITCHED_ON.length).default([]),
  /** Names whose values are secrets, of facts and tags and in `key=value`. */
  keys: z.array(key).max(100).default([]),
  /** Replaced by `[name]`. Its time is the operator's to mind: it meets every text. */
  patterns: z.array(z.strictObject({ name, pattern })).max(50).default([]),
})

export type ScrubRules = z.output<typeof scrubRules>

/** With the newer syntax where it is that (`[\p{L}--[a-z]]`), else with the older. */
export function compilePattern(source: string): RegExp {
  try {
    return new RegExp(source, 'gv')
  } catch {
    // What the newer syntax reserves, as in `[(]`, the older may take; its complaint is the clearer.
    return new RegExp(source, 'gu')
  }
}

function faultOf(source: string): string | undefined {
  try {
    return compilePattern(source).test('') ? 'matches the empty text, so everything' : undefined
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
}
