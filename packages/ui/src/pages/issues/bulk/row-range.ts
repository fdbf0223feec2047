/** Ids of the rows from one to another, whichever comes first; none where one of them is not there. */
export function rangeOf(
  rows: readonly { id: string }[],
  from: string | undefined,
  to: string,
): string[] {
  const ends = [from, to].map((id) => rows.findIndex((row) => row.id === id))
  if (ends.includes(-1)) return []
  return rows.slice(Math.min(...ends), Math.max(...ends) + 1).map((row) => row.id)
}
