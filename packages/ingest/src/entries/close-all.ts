export type Closer = () => unknown

/**
 * The last that was opened first, and each, whatever becomes of the others: a database that stays open
 * and a lock that stays taken keep the next process out.
 * @throws what one threw, or an AggregateError of what several did.
 */
export async function closeAll(closers: readonly Closer[]): Promise<void> {
  const errors: unknown[] = []
  for (const close of closers.toReversed()) {
    try {
      await close()
    } catch (cause) {
      errors.push(cause)
    }
  }
  if (errors.length === 1) throw errors[0]
  if (errors.length > 1) {
    throw new AggregateError(
      errors,
      `several parts did not close: ${errors.map(String).join('; ')}`,
    )
  }
}
