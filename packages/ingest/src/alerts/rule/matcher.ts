import * as z from 'zod'
import { compilePattern, type Pattern } from './pattern.ts'

/** How a label is compared; the words are Alertmanager's. */
export interface Matcher {
  name: string
  op: '=' | '!=' | '=~' | '!~'
  value: string
  /** Of `=~` and `!~`: whether a value matches. */
  pattern: Pattern
}

const SHAPE = /^\s*([A-Za-z_][\w.-]{0,63})\s*(=~|!~|!=|=)\s*(?:"((?:[^"\\]|\\.)*)"|([^\s"]*))\s*$/s

/** `release=~"2.41.*"`: a text on the wire and in YAML alike. Patterns match the whole value. */
export const matcher = z
  .string()
  .max(300)
  .transform((text, context): Matcher => {
    const [, name = '', op = '=', quoted, bare = ''] = SHAPE.exec(text) ?? []
    const value = quoted?.replace(/\\(["\\])/g, '$1') ?? bare
    if (name === '') {
      const message = 'expected a matcher like severity="critical" or release=~"2.41.*"'
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    }
    // as: the pattern above lists the operators.
    return { name, op: op as Matcher['op'], value, pattern: patternOf(op, value, context) }
  })

export const matchers = z.array(matcher).max(20)

const NEVER: Pattern = () => false

function patternOf(op: string, value: string, context: z.RefinementCtx): Pattern {
  if (!op.endsWith('~')) return NEVER
  try {
    return compilePattern(value)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : ''
    context.addIssue({ code: 'custom', message: `${value} is no pattern: ${why}` })
    return NEVER
  }
}
