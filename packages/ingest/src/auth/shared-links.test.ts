import { expect, it } from 'vitest'
import { memoryChanges } from '../testing/memory-changes.ts'
import { createRecorder } from './recorder.ts'
import { createSharedLinks } from './shared-links.ts'

const DAY_MS = 86_400_000
const ana = { name: 'ana', role: 'viewer' } as const
const bo = { name: 'bo', role: 'member' } as const

function someLinks(bounds: { most?: number; mostOfOne?: number; mostADay?: number }) {
  let now = 1
  const changes = memoryChanges()
  const record = createRecorder(changes, () => now)
  const links = createSharedLinks({ changes, record, now: () => now, ...bounds })
  return {
    changes,
    skip: (ms: number) => (now += ms),
    find: links.find,
    add: async (path: string, who: typeof ana | typeof bo = ana) => {
      const added = await links.add({ project: 1, path }, who)
      return added === 'too-many' ? added : added.id
    },
  }
}

it('lets the oldest go for the next', async () => {
  const { add, find } = someLinks({ most: 2 })

  const [one, two, three] = [
    await add('/p/web/a'),
    await add('/p/web/b', bo),
    await add('/p/web/c'),
  ]

  expect(await find(one)).toBeUndefined()
  expect(await find(two)).toEqual({ project: 1, path: '/p/web/b' })
  expect(await find(three)).toEqual({ project: 1, path: '/p/web/c' })
})

it('lets go what the same person shared before what others did', async () => {
  const { add, find } = someLinks({ mostOfOne: 2 })
  const theirs = await add('/p/web/theirs', bo)

  const [one, two, three] = [await add('/p/web/a'), await add('/p/web/b'), await add('/p/web/c')]

  expect(await find(one)).toBeUndefined()
  expect(await Promise.all([theirs, two, three].map(find))).not.toContain(undefined)
})

it('takes so many new ones of a person in a day, and known ones always', async () => {
  const { add, skip, changes } = someLinks({ mostADay: 2 })
  const first = await add('/p/web/a')
  await add('/p/web/b')

  expect(await add('/p/web/c')).toBe('too-many')
  expect(await add('/p/web/a')).toBe(first)
  expect(await add('/p/web/c', bo)).not.toBe('too-many')
  expect(changes.all).toHaveLength(3)
  skip(DAY_MS + 1_000)
  expect(await add('/p/web/c2')).not.toBe('too-many')
})
