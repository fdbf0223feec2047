export const OPERATORS = ['=', '!=', '=~', '!~'] as const

export interface MatcherParts {
  name: string
  op: (typeof OPERATORS)[number]
  value: string
}

/** `release=~"2.41.*"`, as the service reads it. */
export function matcherText({ name, op, value }: MatcherParts): string {
  return `${name}${op}"${value.replace(/["\\]/g, '\\$&')}"`
}

const SHAPE = /^\s*([A-Za-z_][\w.-]*)\s*(=~|!~|!=|=)\s*(?:"((?:[^"\\]|\\.)*)"|([^\s"]*))\s*$/s

/** Undefined where the text is none. */
export function matcherParts(text: string): MatcherParts | undefined {
  const [, name, op, quoted, bare = ''] = SHAPE.exec(text) ?? []
  if (name === undefined) return undefined
  const value = quoted?.replace(/\\(["\\])/g, '$1') ?? bare
  // as: the pattern lists the operators.
  return { name, op: op as MatcherParts['op'], value }
}

/** Several, parted by commas that stand outside of quotes; what is none is left out. */
export function matcherList(text: string): MatcherParts[] {
  const parts = text.match(/(?:"(?:[^"\\]|\\.)*"|[^,"])+/gs) ?? []
  return parts.map(matcherParts).filter((one) => one !== undefined)
}
