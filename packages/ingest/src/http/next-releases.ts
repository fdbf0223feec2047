import type { SearchPart } from '../issues/search/search-part.ts'
import { inOrder } from '../releases/release-order.ts'
import type { IssueFilter, Store } from '../store/ports.ts'

/** The order of releases, where a search asks for what it decides. */
export async function nextReleases(
  { releases }: Pick<Store, 'releases'>,
  { projectId, search }: { projectId: number; search: readonly SearchPart[] },
): Promise<Pick<IssueFilter, 'nextOf'>> {
  if (!search.some((part) => part.is === 'match' && part.key === 'resolved-in')) return {}
  const order = inOrder(await releases.firstSeen(projectId))
  const pairs = order.slice(1).map((next, index) => [order[index] ?? '', next] as const)
  return { nextOf: new Map(pairs) }
}
