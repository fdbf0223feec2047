import type { Session } from '@seismo/ingest/api'
import { hashKey, type QueryClient } from '@tanstack/react-query'
import type { IssueList } from './issues.ts'
import { sessionQuery } from './session.ts'

/** Of this tab alone: the browser forgets it with the tab. */
const KEY = 'seismo.kept'
/** What was on the screen longer ago says little of what is there now. */
const MOST_AGE_MS = 10 * 60_000
/** As many signs of JSON; a list of long messages is not worth the time it takes to write. */
const LONGEST = 300_000

/** What the screen showed when the page was left, for its first moment when it is loaded again. */
interface Kept {
  at: number
  session: Session
  list: { key: string; answer: IssueList } | undefined
}

/** Writes down who it is and the first rows of the issues list, whenever this page is left. */
export function keepOnLeaving(queryClient: QueryClient): void {
  addEventListener('pagehide', () => {
    const session = queryClient.getQueryData<Session>(sessionQuery().queryKey)
    // Whoever logs out is on the way there before all of theirs is cleared away.
    if (session === undefined || location.pathname === '/login') forgetKept()
    else write({ at: Date.now(), session, list: listOf(queryClient) })
  })
}

/**
 * Puts back what was kept: who it is at once, to be asked again, and the list as what stands in for
 * the first answer.
 */
export function restoreKept(queryClient: QueryClient): void {
  const kept = readKept()
  if (kept === undefined) return
  queryClient.setQueryData(sessionQuery().queryKey, kept.session, { updatedAt: 0 })
  if (kept.list) queryClient.setQueryData(standInKey(kept.list.key), kept.list.answer)
}

/** The list as it was when the page was left, where this very list was on the screen. */
export function keptList(
  queryClient: QueryClient,
  queryKey: readonly unknown[],
): IssueList | undefined {
  return queryClient.getQueryData(standInKey(hashKey(queryKey)))
}

/** Nothing of one person is left for the next one at the same screen. */
export function forgetKept(): void {
  try {
    sessionStorage.removeItem(KEY)
  } catch {
    // Storage denied: nothing was written either.
  }
}

function standInKey(key: string) {
  return ['kept-list', key] as const
}

function readKept(): Kept | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Kept | null // written below
    const age = Date.now() - (kept?.at ?? 0)
    return kept !== null && age >= 0 && age < MOST_AGE_MS ? kept : undefined
  } catch {
    return undefined // Storage denied, or not written by this page.
  }
}

function write(kept: Kept): void {
  try {
    const text = JSON.stringify(kept)
    if (text.length > LONGEST) forgetKept()
    else sessionStorage.setItem(KEY, text)
  } catch {
    forgetKept() // Denied or full: what is there is of another moment.
  }
}

/** Of the list on the screen; the rest of a long one is asked for again by whoever scrolls. */
function listOf(queryClient: QueryClient): Kept['list'] {
  const [query] = queryClient.getQueryCache().findAll({ queryKey: ['issues'], type: 'active' })
  const data = query?.state.data as IssueList | undefined // as: by this key
  const [first] = data?.pages ?? []
  // Of an empty list nothing could stand in for the answer.
  if (query === undefined || first === undefined || first.items.length === 0) return undefined
  const { items } = first
  return {
    key: query.queryHash,
    answer: { pages: [{ items }], pageParams: [{ cursor: '', at: 0 }] },
  }
}
