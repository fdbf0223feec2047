import { parseQueryString, toQueryString } from './query-string.ts'
import { frozenWindow, readWindow, windowOf } from './time-window.ts'

interface Shared {
  pathname: string
  /** With its `?`. */
  query: string
  /** Whether the page shows a window of time at all. */
  hasTimeRange: boolean
}

/** The address of what is shown, for everybody who opens it and whenever: relative times become fixed ones. */
export function sharedPath({ pathname, query, hasTimeRange }: Shared, now: number): string {
  const search = parseQueryString(query)
  const window = hasTimeRange ? frozenWindow(windowOf(readWindow(search)), now) : {}
  return pathname + toQueryString({ ...search, ...window })
}
