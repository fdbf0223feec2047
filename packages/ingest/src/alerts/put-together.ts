/**
 * Writes what comes while a write is under way in one write after it: a hundred answers of receivers are
 * a few inserts. Each caller resolves when its own rows are kept.
 */
export function createPutTogether<Row>(
  put: (rows: readonly Row[]) => Promise<void>,
): (rows: readonly Row[]) => Promise<void> {
  let next: { rows: Row[]; kept: Promise<void> } | undefined
  let last: Promise<unknown> = Promise.resolve()

  function begin(): { rows: Row[]; kept: Promise<void> } {
    const rows: Row[] = []
    const write = () => {
      next = undefined
      return put(rows)
    }
    const kept = last.then(write, write)
    last = kept
    return { rows, kept }
  }

  return (rows) => {
    next ??= begin()
    next.rows.push(...rows)
    return next.kept
  }
}
