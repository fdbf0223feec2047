import { readIssuesSearch, type IssuesSearch } from './issues-search.ts'
import { oneOf } from './one-of.ts'

/** What the address of an issue says beside the list it was opened from. */
export interface IssueSearch extends IssuesSearch {
  /** The list of events in place of the one. */
  tab?: 'events' | undefined
  /** Only events of this part of the trend: `<ISO 8601>,<ISO 8601>`. */
  box?: string | undefined
  /** Only events with these, in the words of a filter: `browser:Safari !release:2.41.0`. */
  only?: string | undefined
  /** The tag all of whose values are shown. */
  tag?: string | undefined
}

export interface Box {
  from: string
  to: string
}

export function readIssueSearch(search: Record<string, unknown>): IssueSearch {
  const tab = oneOf(['events'], search.tab)
  const box = typeof search.box === 'string' && readBox(search.box) !== undefined && search.box
  const only = textOf(search.only, 500)
  const tag = textOf(search.tag, 200)
  return {
    ...readIssuesSearch(search),
    ...(tab !== undefined && { tab }),
    ...(box && { box }),
    ...(only !== '' && { only }),
    ...(tag !== '' && { tag }),
  }
}

export function readBox(box: string): Box | undefined {
  const [from = '', to = '', rest] = box.split(',')
  if (rest !== undefined || !(Date.parse(from) < Date.parse(to))) return undefined
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
}

export function writeBox({ from, to }: Box): string {
  return `${from},${to}`
}

/** What belongs to one issue and must not follow to the next one or to the list. */
export function withoutIssue<Search extends IssueSearch>(search: Search): Search {
  return { ...search, tab: undefined, box: undefined, only: undefined, tag: undefined }
}

function textOf(value: unknown, longest: number): string {
  return typeof value === 'string' ? value.trim().slice(0, longest) : ''
}
