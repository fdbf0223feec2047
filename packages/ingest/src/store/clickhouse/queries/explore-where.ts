import { fieldOf, type DatasetKey } from '../../../explore/datasets.ts'
import { prefixOfShortId } from '../../../issues/short-id.ts'
import type { AnyPart } from '../../../issues/search/search-part.ts'
import type { Bind } from './bind.ts'
import { fieldSql, PROSE } from './explore-fields.ts'
import { toContainsPattern, toLikePattern } from './like-pattern.ts'

interface Where {
  dataset: DatasetKey
  bind: Bind
}

/** Conditions of `where`, whose keys are fields of the dataset; values are parameters. */
export function exploreWhere(parts: readonly AnyPart[], where: Where): string[] {
  return parts.map((part) => {
    const condition = conditionOf(part, where)
    return part.exclude ? `NOT (${condition})` : condition
  })
}

function conditionOf(part: AnyPart, where: Where): string {
  const { dataset, bind } = where
  if (part.is === 'text') return proseOf(part.text, where)
  if (part.is === 'count') {
    return `${fieldSql(dataset, part.key, bind)} ${part.compare} ${bind(part.value, 'Float64')}`
  }
  if (part.is === 'match') return matchOf(part, where)
  throw new Error(`rows have no ${part.is}`)
}

function proseOf(text: string, { dataset, bind }: Where): string {
  const columns: Partial<Record<DatasetKey, string>> = PROSE
  const column = columns[dataset]
  if (column === undefined) throw new Error(`${dataset} have no words`)
  return `positionCaseInsensitiveUTF8(${column}, ${bind(text)}) > 0`
}

function matchOf({ key, value }: { key: string; value: string }, where: Where): string {
  const { dataset, bind } = where
  const column = fieldSql(dataset, key, bind)
  const field = fieldOf(dataset, key)
  const isNumber = field?.unit !== undefined
  // What has none: numbers are 0 there.
  if (value === '') return `${column} = ${isNumber ? '0' : `''`}`
  if (key === 'issue') return issueOf(column, value, bind)
  const known = field?.values?.find((one) => one.toLowerCase() === value.toLowerCase())
  // Equal, so that the order of the table is of use.
  if (known !== undefined) return `${column} = ${bind(known)}`
  const text = isNumber ? `toString(${column})` : column
  if (field?.isProse === true) return `${text} ILIKE ${bind(toContainsPattern(value))}`
  const like = `${text} ILIKE ${bind(toLikePattern(value))}`
  return field?.hasVersions === true
    ? `(${like} OR ${text} ILIKE ${bind(`${toLikePattern(value)} %`)})`
    : like
}

/** By its short id, or by the full one. */
function issueOf(column: string, value: string, bind: Bind): string {
  const prefix = prefixOfShortId(value)
  return prefix === undefined
    ? `${column} = ${bind(value.toLowerCase())}`
    : `startsWith(${column}, ${bind(prefix)})`
}
