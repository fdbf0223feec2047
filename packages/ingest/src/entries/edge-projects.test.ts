import { expect, it } from 'vitest'
import { createEdgeProjects } from './edge-projects.ts'

const record = { number: 1, slug: 'web', name: 'Web', publicKey: 'k', allowedOrigins: [] }

function aBook() {
  let [clock, reads, isAway] = [0, 0, false]
  const newest = () => {
    reads += 1
    if (isAway) return Promise.reject(new Error('away'))
    const value = JSON.stringify({ ...record, publicKey: `k${String(reads)}` })
    return Promise.resolve([{ kind: 'project' as const, id: '1', at: 0, actor: 'a', value }])
  }
  const book = createEdgeProjects({ changes: { newest } }, () => clock)
  return {
    ...book,
    reads: () => reads,
    later: (ms: number) => (clock += ms),
    away: (is: boolean) => (isAway = is),
  }
}

it('reads the projects once in half a minute, into the list that everything has', async () => {
  const { projects, refresh, later, reads } = aBook()

  await refresh()
  later(29_999)
  await refresh()
  expect(projects).toMatchObject([{ publicKey: 'k1' }])

  later(1)
  await refresh()
  expect(projects).toMatchObject([{ publicKey: 'k2' }])
  expect(reads()).toBe(2)
})

it('refuses for now where the database is away, and asks again with the next request', async () => {
  const { refresh, away, projects } = aBook()
  away(true)
  await expect(refresh()).rejects.toMatchObject({ code: 'store-away', status: 503 })

  away(false)
  await refresh()

  expect(projects).toHaveLength(1)
})
