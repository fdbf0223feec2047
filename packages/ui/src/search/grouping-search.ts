/** Of the error that a new rule is to be made from; none where the address names none. */
export interface GroupingSearch {
  type?: string | undefined
  message?: string | undefined
  file?: string | undefined
  function?: string | undefined
}

const LONGEST = 200

export function readGroupingSearch(search: Record<string, unknown>): GroupingSearch {
  const read: GroupingSearch = {}
  for (const key of ['type', 'message', 'file', 'function'] as const) {
    const value = search[key]
    if (typeof value === 'string' && value !== '') read[key] = value.slice(0, LONGEST)
  }
  return read
}
