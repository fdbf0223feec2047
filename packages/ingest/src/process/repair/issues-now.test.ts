import { expect, it } from 'vitest'
import type { GroupedStack, GroupedStackPage } from '../../store/repair-store.ts'
import { issuesNow } from './issues-now.ts'

function aStack(fingerprint: string, version: string, stack: number): GroupedStack {
  return { fingerprint, stackId: String(stack), version, class: 'error', why: [], routes: [] }
}

it('reads no further where the stacks of a fingerprint differ', async () => {
  // As another version grouped them, nobody can tell what they are now.
  const stacks = Array.from({ length: 250 }, (_, index) => aStack('a', 'v0', index))
  const asked: GroupedStackPage[] = []

  const found = await issuesNow(1, ['a'], {
    repairs: {
      groupedStacks: (page) => {
        asked.push(page)
        const from = stacks.findIndex(({ stackId }) => stackId === page.after?.stackId) + 1
        return Promise.resolve(stacks.slice(from, from + page.limit))
      },
      stacksWithIds: () => Promise.resolve([]),
    },
    symbolicate: () => Promise.resolve([]),
    turn: () => Promise.resolve(),
  })

  expect(found.size).toBe(0)
  expect(asked).toHaveLength(1)
})
