const VARIABLE = /\{\{\s*([^{}]*?)\s*\}\}/g
const NAMES = ['type', 'message', 'function', 'file', 'route', 'release']
const MOST_CHARS = 200

export const DEFAULT = '{{default}}'

export function isDefault(part: string): boolean {
  return part.replaceAll(/\s/g, '') === DEFAULT
}

/** What is wrong with the variables of a part, for the person who wrote it. */
export function unknownVariable(part: string): string | undefined {
  if (isDefault(part)) return undefined
  for (const [text, name = ''] of part.matchAll(VARIABLE)) {
    if (name === 'default') return `${DEFAULT} stands alone: it is more than one piece`
    if (NAMES.includes(name) || /^tag\..{1,64}$/s.test(name)) continue
    const known = [...NAMES, 'tag.<key>'].map((one) => `{{${one}}}`).join(', ')
    return `${text} is not known; there are ${DEFAULT}, ${known}`
  }
  return undefined
}

export function expand(part: string, valueOf: (name: string) => string): string {
  return part.replaceAll(VARIABLE, (_, name: string) => valueOf(name)).slice(0, MOST_CHARS)
}
