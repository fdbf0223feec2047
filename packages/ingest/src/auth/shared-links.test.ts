import { expect, it } from 'vitest'
import type { Change } from '../store/ports.ts'
import { createRecorder } from './recorder.ts'
import { createSharedLinks } from './shared-links.ts'

it('lets the oldest go for the next', async () => {
  const stored = new Map<string, Change>()
  const changes = {
    append: async (change: Change) => {
      if (change.value === '') stored.delete(change.id)
      else stored.set(change.id, change)
      return Promise.resolve()
    },
    newest: (_kind: Change['kind'], id?: string) =>
      Promise.resolve([...stored.values()].filter((one) => id === undefined || one.id === id)),
  }
  const links = createSharedLinks(
    changes,
    createRecorder(changes, () => 1),
    2,
  )
  const ana = { name: 'ana', role: 'viewer' } as const

  const [one, two, three] = [
    await links.add({ project: 1, path: '/p/web/a' }, ana),
    await links.add({ project: 1, path: '/p/web/b' }, ana),
    await links.add({ project: 1, path: '/p/web/c' }, ana),
  ]

  expect(await links.find(one.id)).toBeUndefined()
  expect(await links.find(two.id)).toEqual({ project: 1, path: '/p/web/b' })
  expect(await links.find(three.id)).toEqual({ project: 1, path: '/p/web/c' })
})
