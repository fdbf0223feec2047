import type { Session } from '@seismo/ingest/api'
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepOnLeaving, keptList, restoreKept } from './kept.ts'
import { sessionQuery } from './session.ts'

const LIST = ['issues', 'web', { q: 'is:open' }]
const SESSION = { user: { name: 'ada' } } as Session // as: nothing else of it is read
const ANSWER = {
  pages: [{ items: [{ id: 'a' }], next: '50' }, { items: [{ id: 'b' }] }],
  pageParams: [
    { cursor: '', at: 0 },
    { cursor: '50', at: 1 },
  ],
}

let stored: Map<string, string>

beforeEach(() => {
  stored = new Map()
  vi.useFakeTimers()
  vi.stubGlobal('location', { pathname: '/p/web/issues' })
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => stored.set(key, text),
    removeItem: (key: string) => stored.delete(key),
  })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A page with a list on its screen, and how it is left. */
function aPage({
  session = SESSION,
  answer = ANSWER,
}: { session?: Session | null; answer?: unknown } = {}) {
  const client = new QueryClient()
  let leave: () => void = () => undefined
  vi.stubGlobal('addEventListener', (_: string, listener: () => void) => (leave = listener))
  keepOnLeaving(client)
  if (session) client.setQueryData(sessionQuery().queryKey, session)
  client.setQueryData(LIST, answer)
  new QueryObserver(client, { queryKey: LIST, staleTime: 'static' }).subscribe(() => undefined)
  return { leave: () => leave() }
}

function loadedAgain() {
  const client = new QueryClient()
  restoreKept(client)
  return {
    session: client.getQueryData(sessionQuery().queryKey),
    isFresh: !client.getQueryCache().find(sessionQuery())?.isStaleByTime(60_000),
    list: keptList(client, LIST),
    other: keptList(client, ['issues', 'shop', { q: 'is:open' }]),
  }
}

it('has the first rows of the list and who it is when the page is loaded again', () => {
  aPage().leave()

  const { session, list, other } = loadedAgain()

  expect(session).toEqual(SESSION)
  expect(list).toEqual({
    pages: [{ items: [{ id: 'a' }] }],
    pageParams: [{ cursor: '', at: 0 }],
  })
  expect(other).toBeUndefined()
})

it('has no list where it was empty', () => {
  aPage({ answer: { pages: [{ items: [] }], pageParams: [{ cursor: '', at: 0 }] } }).leave()

  expect(loadedAgain()).toMatchObject({ session: SESSION, list: undefined })
})

it('asks again who it is', () => {
  aPage().leave()

  expect(loadedAgain().isFresh).toBe(false)
})

it('is nothing after ten minutes', () => {
  aPage().leave()
  vi.advanceTimersByTime(10 * 60_000)

  expect(loadedAgain().session).toBeUndefined()
})

it('forgets what was kept where nobody is logged in any more', () => {
  aPage().leave()
  aPage({ session: null }).leave()

  expect(stored.size).toBe(0)
})

it('forgets what was kept on the way to the login page', () => {
  aPage().leave()
  vi.stubGlobal('location', { pathname: '/login' })
  aPage().leave()

  expect(stored.size).toBe(0)
})

it('keeps nothing of a list that is long to write, nor what was kept before', () => {
  aPage().leave()
  aPage({ answer: { pages: [{ items: [{ message: 'x'.repeat(300_000) }] }] } }).leave()

  expect(stored.size).toBe(0)
})

it.each(['', '{"at":', '[]', '7'])('begins anew where the tab has %j', (text) => {
  stored.set('seismo.kept', text)

  expect(loadedAgain()).toMatchObject({ session: undefined, list: undefined })
})

it('begins anew where storage is denied', () => {
  const denied = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  vi.stubGlobal('sessionStorage', { getItem: denied, setItem: denied, removeItem: denied })
  aPage().leave()

  expect(loadedAgain().session).toBeUndefined()
})
