import { pathGlob, textGlob, type Glob } from './glob.ts'
import { isField, type Field, type GroupingRule } from './rule.ts'

/** Of one field: any of the patterns, and none of those with a `!`. */
export interface Condition {
  field: Field
  wanted: readonly Glob[]
  unwanted: readonly Glob[]
}

const PATHS = new Set<Field>(['file', 'route', 'url'])

export function conditionsOf({ match }: Pick<GroupingRule, 'match'>): Condition[] {
  return Object.entries(match).flatMap(([field, given]) => {
    if (!isField(field)) return []
    const patterns = [given].flat()
    const glob = PATHS.has(field) ? pathGlob : textGlob
    return {
      field,
      wanted: patterns.filter((one) => !isNegated(one)).map(glob),
      unwanted: patterns.filter(isNegated).map((one) => glob(one.slice(1))),
    }
  })
}

function isNegated(pattern: string): boolean {
  return pattern.startsWith('!')
}

/** What is not there matches nothing, not even `*`: `!*` is how to ask for it. */
export function isAny(globs: readonly Glob[], values: readonly string[]): boolean {
  return values.some((value) => value !== '' && globs.some((glob) => glob(value)))
}

export function holds({ wanted, unwanted }: Condition, values: readonly string[]): boolean {
  return (wanted.length === 0 || isAny(wanted, values)) && !isAny(unwanted, values)
}

/**
 * Of many, such as the calls of a stack: one of them is all that is wanted, and none is what is not.
 * Answers the one; `anything` where nothing is wanted.
 */
export function oneOf<Item>(
  items: readonly Item[],
  conditions: readonly Condition[],
  valuesOf: (item: Item, field: Field) => readonly string[],
): Item | 'anything' | undefined {
  const isUnwanted = (item: Item) =>
    conditions.some(({ field, unwanted }) => isAny(unwanted, valuesOf(item, field)))
  if (items.some(isUnwanted)) return undefined
  const asking = conditions.filter(({ wanted }) => wanted.length > 0)
  if (asking.length === 0) return 'anything'
  return items.find((item) =>
    asking.every(({ field, wanted }) => isAny(wanted, valuesOf(item, field))),
  )
}
