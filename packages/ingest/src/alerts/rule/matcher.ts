import * as z from 'zod'

/** How a label is compared; the words are Alertmanager's. */
export interface Matcher {
  name: string
  op: '=' | '!=' | '=~' | '!~'
  value: string
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
    } else if (op.endsWith('~') && !isPattern(value)) {
      context.addIssue({ code: 'custom', message: `${value} is no regular expression` })
    }
    // as: the pattern above lists the operators.
    return { name, op: op as Matcher['op'], value }
  })

export const matchers = z.array(matcher).max(20)

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u')
    return true
  } catch {
    return false
  }
}
