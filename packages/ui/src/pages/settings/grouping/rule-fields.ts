import type { GroupingRule } from '@seismo/ingest/api'

/** Of an error as a whole. */
const OF_ERROR = ['type', 'message', 'release', 'environment', 'route', 'url', 'level', 'mechanism']
/** Of a call on its stack. */
export const OF_CALL = ['file', 'function', 'package']
export const FIELDS = [...OF_ERROR.slice(0, 2), ...OF_CALL, ...OF_ERROR.slice(2), 'tag']

/** A line of the form: one pattern. Several lines of one field are any of them. */
export interface Line {
  id: number
  field: string
  /** Of a tag. */
  key: string
  pattern: string
}

export type Effect = 'group' | 'own' | 'library'

export function linesOf(match: GroupingRule['match']): Line[] {
  return Object.entries(match)
    .flatMap(([name, given]) => [given].flat().map((pattern) => ({ name, pattern })))
    .map(({ name, pattern }, id) => {
      const isTag = name.startsWith('tag.')
      return { id, field: isTag ? 'tag' : name, key: isTag ? name.slice(4) : '', pattern }
    })
}

export function matchOf(lines: readonly Line[]): GroupingRule['match'] {
  const match: Record<string, string | string[]> = {}
  for (const { field, key, pattern } of lines) {
    const name = field === 'tag' ? `tag.${key.trim()}` : field
    const before = match[name]
    match[name] = before === undefined ? pattern : [before, pattern].flat()
  }
  return match
}

export function effectOf({ inApp }: Pick<GroupingRule, 'inApp'>): Effect {
  if (inApp === undefined) return 'group'
  return inApp ? 'own' : 'library'
}
