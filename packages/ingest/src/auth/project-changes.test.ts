import { expect, it } from 'vitest'
import { memoryChanges } from '../testing/memory-changes.ts'
import { createProjectChanges } from './project-changes.ts'
import { parseProject, type ProjectRecord } from './project-record.ts'
import { createRecorder } from './recorder.ts'

const WEB = { number: 1, slug: 'web', name: 'Web', publicKey: 'pub_1', allowedOrigins: [] }

function begun() {
  const changes = memoryChanges()
  const projects: ProjectRecord[] = [{ ...WEB }]
  const added: string[] = []
  const { add, change } = createProjectChanges({
    ...{ changes, projects, record: createRecorder(changes, () => 1) },
    onAdded: ({ slug }) => added.push(slug),
  })
  return { changes, projects, added, add, change }
}

it('adds a project with a key of its own, for everybody who has the list', async () => {
  const { projects, added, add, changes } = begun()

  const shop = await add({ name: 'Shop', slug: 'shop' }, 'ana')

  expect(projects).toEqual([WEB, shop])
  expect(shop).toMatchObject({ number: 2, slug: 'shop' })
  expect(typeof shop === 'object' && shop.publicKey).toMatch(/^pub_[\da-f]{24}$/)
  expect(added).toEqual(['shop'])
  expect((await changes.newest('project')).map(parseProject)).toEqual([shop])
})

it('gives no slug and no number twice, although another process made them', async () => {
  const { changes, add } = begun()
  const theirs = { ...WEB, number: 7, slug: 'theirs' }
  const value = JSON.stringify(theirs)
  await changes.append({ kind: 'project', id: '7', at: 1, actor: 'bo', value })

  expect(await add({ name: '', slug: 'theirs' }, 'ana')).toBe('taken')
  expect(await add({ name: '', slug: 'web' }, 'ana')).toBe('taken')
  expect(await add({ name: '', slug: 'mine' }, 'ana')).toMatchObject({ number: 8 })
})

it('ends somewhere', async () => {
  const { projects, add } = begun()
  projects.push({ ...WEB, number: 200, slug: 'last' })

  expect(await add({ name: '', slug: 'more' }, 'ana')).toBe('too-many')
})

it('archives a project and takes it back, in the log as in the list', async () => {
  const { projects, change, changes } = begun()
  const [web] = projects
  if (!web) throw new Error('no project')

  await change(web, { archivedAt: 5 }, 'ana')
  const archived = (await changes.newest('project')).map(parseProject)
  await change(web, { archivedAt: undefined }, 'ana')

  expect(archived).toMatchObject([{ archivedAt: 5 }])
  expect(web.archivedAt).toBeUndefined()
  expect((await changes.newest('project')).map(parseProject)).toEqual([WEB])
})
