/** A parameter of the address that could not be read; its page is shown without it. */
export interface Refused {
  key: string
  value: string
}

export interface RefusedSearch {
  /** Names and values, written as a query. */
  refused?: string | undefined
}

type Search = Record<string, unknown>

const MOST = 8
const LONGEST = 60

/** What the reader of a search object could not read, for as long as the object lives. */
const notes = new WeakMap<Search, Refused[]>()

/** Called by readers: the value is there, and says nothing. */
export function refuse(search: Search, key: string): void {
  const { [key]: value } = search
  if (typeof value !== 'string' || value === '') return
  const known = notes.get(search) ?? []
  if (known.length >= MOST || known.some((one) => one.key === key)) return
  notes.set(search, [...known, { key, value: value.slice(0, LONGEST) }])
}

/**
 * The reader with what it refused beside what it read. A refused value leaves its own place in the address,
 * so that no page meets it, and goes on in `refused`: a reload, and whoever gets the link, sees the same.
 */
export function noting<Read extends object>(
  read: (search: Search) => Read,
): (search: Search) => NoInfer<Read> & RefusedSearch {
  return (search) => {
    const result = read(search)
    const own = notes.get(search) ?? []
    // Of the route above, or of the address; where the value is a good one by now, it is settled. What is
    // usual is a good one, too, though readers leave it out.
    const before = refusedOf(search).filter(
      ({ key }) =>
        !Object.hasOwn(result, key) &&
        typeof search[key] !== 'string' &&
        own.every((one) => one.key !== key),
    )
    const gone = Object.fromEntries(own.map(({ key }) => [key, undefined]))
    return { ...gone, ...result, refused: written([...before, ...own]) }
  }
}

export function refusedOf({ refused }: Search): Refused[] {
  if (typeof refused !== 'string') return []
  return [...new URLSearchParams(refused)]
    .slice(0, MOST)
    .map(([key, value]) => ({ key: key.slice(0, LONGEST), value: value.slice(0, LONGEST) }))
}

/** The search without one of them. */
export function withoutRefused({ refused }: RefusedSearch, key: string): RefusedSearch {
  return { refused: written(refusedOf({ refused }).filter((one) => one.key !== key)) }
}

function written(refused: readonly Refused[]): string | undefined {
  if (refused.length === 0) return undefined
  return new URLSearchParams(refused.map(({ key, value }) => [key, value])).toString()
}
