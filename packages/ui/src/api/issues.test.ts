import { QueryClient } from '@tanstack/react-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { isReadAnew, issuesQuery, type IssuePage } from './issues.ts'

const FILTER = { window: { from: '-24h' }, view: 'open', q: '', sort: 'events' } as const

/** A service with a hundred thousand issues; its answers say when they were given. */
function answering() {
  const asked: string[] = []
  vi.stubGlobal('fetch', (address: string) => {
    const query = new URL(address, 'http://seismo.example').searchParams
    const [limit, cursor] = [query.get('limit'), query.get('cursor') ?? '']
    asked.push(`${limit ?? ''} from ${cursor}`)
    const answer: IssuePage = { items: [], next: String(Number(cursor) + Number(limit)) }
    return Promise.resolve(Response.json(answer))
  })
  return asked
}

afterEach(() => void vi.unstubAllGlobals())

describe('issuesQuery', () => {
  it('asks for a screen first, and for more at a time after that', async () => {
    const asked = answering()

    await new QueryClient().infiniteQuery({ ...issuesQuery('web', FILTER), pages: 3 })

    expect(asked).toEqual(['50 from ', '100 from 50', '100 from 150'])
  })

  it('asks for the first pages of a long list again, and keeps the rest as it was', async () => {
    const asked = answering()
    const client = new QueryClient()
    const query = { ...issuesQuery('web', FILTER), pages: 6 }
    const first = await client.infiniteQuery(query)

    const second = await client.infiniteQuery(query)

    expect(asked.slice(6)).toEqual(asked.slice(0, 3))
    expect(second.pageParams).toEqual(first.pageParams)
    expect([3, 6].map(isReadAnew)).toEqual([true, false])
  })
})
