import type { GroupedException } from './grouped-exception.ts'

const MAX_EXCEPTIONS = 10

/** An exception, what caused it, and what it gathers. */
export interface CauseTree {
  /** Root cause first. */
  causes: GroupedException[]
  /** What the root cause gathers, where it is an `AggregateError`. */
  members: CauseTree[]
}

/**
 * The exceptions by who caused whom, without wrappers that only repeat their cause: frameworks rethrow
 * the same error with a stack of their own, some of the time. Clients may say anything of the order;
 * what leads back to itself is cut.
 */
export function causeTree(exceptions: readonly GroupedException[]): CauseTree {
  const known = exceptions.slice(0, MAX_EXCEPTIONS)
  const children = childrenOf(known)
  return treeFrom(0, known, children)
}

function childrenOf(exceptions: readonly GroupedException[]): number[][] {
  const children = exceptions.map((): number[] => [])
  for (const [index, { parent = index - 1 }] of exceptions.entries()) {
    // Towards the first one only: so nothing leads back to itself, and nobody is lost.
    const above = parent >= 0 && parent < index ? parent : index - 1
    children[above]?.push(index)
  }
  return children
}

function treeFrom(
  start: number,
  exceptions: readonly GroupedException[],
  children: readonly (readonly number[])[],
): CauseTree {
  const chain: GroupedException[] = []
  let index: number | undefined = start
  let members: CauseTree[] = []
  while (index !== undefined) {
    const exception = exceptions[index]
    const next: readonly number[] = children[index] ?? []
    if (exception) chain.push(exception)
    if (next.length > 1 || (next.length === 1 && gathers(exception, exceptions[next[0] ?? -1]))) {
      members = next.map((member) => treeFrom(member, exceptions, children))
      break
    }
    index = next[0]
  }
  return { causes: withoutRepeats(chain).reverse(), members }
}

/** What gathers but one is still no wrapper of it, unless it was rethrown as it was. */
function gathers(
  exception: GroupedException | undefined,
  child: GroupedException | undefined,
): boolean {
  return (
    exception?.type === 'AggregateError' &&
    !(child?.type === exception.type && child.message === exception.message)
  )
}

function withoutRepeats(chain: readonly GroupedException[]): GroupedException[] {
  return chain.filter((exception, index) => {
    const cause = chain[index + 1]
    return exception.type !== cause?.type || exception.message !== cause.message
  })
}
