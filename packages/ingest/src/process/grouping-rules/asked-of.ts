import type { GroupingRule } from './rule.ts'

/** What rules tell errors apart by, beyond what every error has few of. */
export interface Asked {
  tags: string[]
  url: boolean
}

export function askedOf(rules: readonly GroupingRule[]): Asked {
  const names = rules.flatMap(({ match, fingerprint = [] }) => [
    ...Object.keys(match),
    ...fingerprint.flatMap(variablesOf),
  ])
  const tags = names.filter((name) => name.startsWith('tag.')).map((name) => name.slice(4))
  return { tags: [...new Set(tags)], url: names.includes('url') }
}

function variablesOf(part: string): string[] {
  return [...part.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map(([, name = '']) => name)
}
