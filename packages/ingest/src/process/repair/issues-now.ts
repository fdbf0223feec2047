import type { GroupedStack, RepairStore } from '../../store/repair-store.ts'
import type { StackException } from '../../store/rows.ts'
import type { Fingerprint } from '../fingerprint/fingerprint.ts'
import type { Symbolicate } from '../resolve-stack.ts'
import { groupAgain } from './group-again.ts'
import { resolveAgain } from './resolve-again.ts'

export interface IssuesNowOptions {
  repairs: Pick<RepairStore, 'groupedStacks' | 'stacksWithIds'>
  symbolicate: Symbolicate
  /** Waits until there is time for another page. */
  turn: () => Promise<void>
}

const STACKS_A_PAGE = 100

/**
 * What the errors of each fingerprint would be grouped by now. Only where all of its stacks agree:
 * without their maps, different bugs of one script had one fingerprint, and an alias would lead all
 * of them to the issue of one. Such a fingerprint stays the issue that it was.
 */
export async function issuesNow(
  projectId: number,
  fingerprints: readonly string[],
  { repairs, symbolicate, turn }: IssuesNowOptions,
): Promise<Map<string, Fingerprint>> {
  const found = new Map<string, Fingerprint | 'differ'>()

  async function look(page: readonly GroupedStack[]): Promise<void> {
    const open = page.filter((one) => found.get(one.fingerprint) !== 'differ')
    const chains = await chainsNow([...new Set(open.map(({ stackId }) => stackId))])
    for (const one of open) {
      const chain = chains.get(one.stackId)
      const now = chain && groupAgain(one, chain)
      const before = found.get(one.fingerprint)
      if (!now || (before && (before === 'differ' || before.primary !== now.primary))) {
        found.set(one.fingerprint, 'differ')
      } else found.set(one.fingerprint, now)
    }
  }

  async function chainsNow(ids: readonly string[]): Promise<Map<string, StackException[]>> {
    if (ids.length === 0) return new Map()
    const stacks = await repairs.stacksWithIds(projectId, ids)
    const resolved = await Promise.all(stacks.map((stack) => resolveAgain(symbolicate, stack)))
    return new Map(stacks.map(({ stackId }, index) => [stackId, resolved[index]?.exceptions ?? []]))
  }

  for (let after: GroupedStack | undefined; ;) {
    // The rest of one that differs need not be read, and may be tens of thousands of stacks.
    const open = fingerprints.filter((id) => found.get(id) !== 'differ')
    if (open.length === 0) break
    await turn()
    const page = await repairs.groupedStacks({
      ...{ projectId, fingerprints: open, limit: STACKS_A_PAGE },
      ...(after && { after }),
    })
    await look(page)
    after = page.at(-1)
    if (page.length < STACKS_A_PAGE) break
  }
  return new Map([...found].flatMap(([id, now]) => (now === 'differ' ? [] : [[id, now]])))
}
