import type { GroupedException } from './grouped-exception.ts'

const MAX_CHAIN = 10

/**
 * The chain, root cause first, without wrappers that only repeat their cause: frameworks rethrow
 * the same error with a stack of their own, some of the time.
 */
export function causesFromRoot(exceptions: readonly GroupedException[]): GroupedException[] {
  const chain = exceptions.slice(0, MAX_CHAIN)
  return chain.filter((exception, index) => !repeats(exception, chain[index + 1])).reverse()
}

function repeats(wrapper: GroupedException, cause: GroupedException | undefined): boolean {
  return wrapper.type === cause?.type && wrapper.message === cause.message
}
