import type { SearchPart } from '../../../issues/search/search-part.ts'
import type { Bind } from './bind.ts'
import { PAGE } from './columns.ts'
import { toContainsPattern, toLikePattern } from './like-pattern.ts'

/** Which expression a key of the search bar is in a table. */
type WhereColumns = Readonly<Record<string, string>>

const PAGES_OF_ROWS = `substringUTF8(${PAGE}, 1, 200)`

const SIGNALS = {
  release: 'release',
  environment: 'environment',
  page: PAGES_OF_ROWS,
  browser: 'browser',
  os: 'os',
  device: 'device',
  url: 'url',
} as const satisfies WhereColumns

/** By what rows of each table can be asked for; what says something of errors alone says nothing of page views. */
export const WHERE_COLUMNS = {
  rolled: { release: 'release', environment: 'environment', page: 'page' },
  rolledErrors: { class: 'class' },
  signals: SIGNALS,
  errors: {
    class: 'class',
    type: 'type',
    message: 'message',
    level: 'level',
    mechanism: 'mechanism',
    user: 'user_id',
  },
  requests: { ...SIGNALS, target: 'template' },
} as const satisfies Record<string, WhereColumns>

/** The conditions whose keys are among the columns, as SQL; of others the rule was refused. */
export function alertWhere(
  parts: readonly SearchPart[],
  { columns, bind }: { columns: WhereColumns; bind: Bind },
): string {
  const conditions = parts.flatMap((part) => conditionOf(part, { columns, bind }) ?? [])
  return conditions.length === 0 ? 'true' : conditions.join(' AND ')
}

function conditionOf(
  part: SearchPart,
  { columns, bind }: { columns: WhereColumns; bind: Bind },
): string | undefined {
  if (part.is !== 'match' && part.is !== 'text') return undefined
  const column = columns[part.is === 'text' ? 'message' : part.key]
  if (column === undefined) return undefined
  const isWithin = part.is === 'text' || part.key === 'message'
  const pattern = isWithin
    ? toContainsPattern(part.is === 'text' ? part.text : part.value)
    : toLikePattern(part.value)
  return `${column} ${part.exclude ? 'NOT ' : ''}ILIKE ${bind(pattern)}`
}

export function hasOnly(parts: readonly SearchPart[], columns: WhereColumns): boolean {
  return parts.every((part) => part.is === 'match' && columns[part.key] !== undefined)
}
