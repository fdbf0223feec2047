import * as z from 'zod'
import { unknownVariable } from './variables.ts'

export const MOST_RULES = 100
/** Of a project's rules as YAML. */
export const MOST_CHARS = 65_536

const PLAIN_FIELDS = [
  'type',
  'message',
  'file',
  'function',
  'package',
  'release',
  'environment',
  'route',
  'url',
  'level',
  'mechanism',
] as const

/** The only ones that a single call on a stack has. */
export const FRAME_FIELDS = ['file', 'function', 'package'] as const
export type FrameField = (typeof FRAME_FIELDS)[number]
export type Field = (typeof PLAIN_FIELDS)[number] | `tag.${string}`

export function isField(name: string): name is Field {
  return /^tag\..{1,64}$/s.test(name) || PLAIN_FIELDS.some((field) => field === name)
}

export function isFrameField(name: string): name is FrameField {
  return FRAME_FIELDS.some((field) => field === name)
}

const pattern = z.string().min(1).max(200)

const patterns = z.union([pattern, z.array(pattern).min(1).max(20)], {
  error:
    "expected a pattern of 1 to 200 characters, or a list of up to 20; a number, and what starts with * or !, goes in quotes: '!*Error'",
})

const match = z
  .record(z.string(), patterns, {
    error: 'expected conditions, such as match: { type: TimeoutError }',
  })
  .superRefine((given, context) => {
    const names = Object.keys(given)
    if (names.length === 0) {
      context.addIssue({ code: 'custom', message: "says nothing; type: '*' is any error" })
    }
    for (const name of names.filter((one) => !isField(one))) {
      const message = `no such field; there are ${PLAIN_FIELDS.join(', ')} and tag.<key>`
      context.addIssue({ code: 'custom', path: [name], message })
    }
  })

const part = z
  .string({ error: "expected a text; what starts with {{ goes in quotes: '{{default}}'" })
  .min(1)
  .max(200)
  .superRefine((text, context) => {
    const unknown = unknownVariable(text)
    if (unknown === undefined) return
    context.addIssue({ code: 'custom', message: unknown })
  })

/** What a rule's errors are grouped by, or which calls are the project's own. */
export const groupingRule = z
  .strictObject({
    name: z.string({ error: 'expected a name in words' }).trim().min(1).max(100),
    match,
    fingerprint: z.array(part).min(1).max(10).optional(),
    inApp: z.boolean().optional(),
  })
  .superRefine(({ match: conditions, fingerprint, inApp }, context) => {
    if ((fingerprint === undefined) === (inApp === undefined)) {
      const message = 'needs one of fingerprint: […] and inApp: true or false, and not both'
      context.addIssue({ code: 'custom', message })
    }
    if (inApp === undefined) return
    for (const name of Object.keys(conditions).filter(
      (one) => isField(one) && !isFrameField(one),
    )) {
      const message = `a rule with inApp is about calls, which have ${FRAME_FIELDS.join(', ')} alone`
      context.addIssue({ code: 'custom', path: ['match', name], message })
    }
  })
export type GroupingRule = z.output<typeof groupingRule>

export const groupingRules = z
  .array(groupingRule, {
    error: 'expected a list of rules, each with name, match and an effect',
  })
  .max(MOST_RULES, `at most ${MOST_RULES} rules`)
  .superRefine((rules, context) => {
    const seen = new Set<string>()
    for (const [index, { name }] of rules.entries()) {
      if (seen.has(name)) {
        const message = `"${name}" is used twice`
        context.addIssue({ code: 'custom', path: [index, 'name'], message })
      }
      seen.add(name)
    }
  })
