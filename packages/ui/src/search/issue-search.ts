import { readIssuesSearch, type IssuesSearch } from './issues-search.ts'
import { NO_LOOK, readLookSearch, type LookSearch } from './look-search.ts'
import { readChoice } from './read-choice.ts'

/** What the address of an issue says beside the list it was opened from. */
export interface IssueSearch extends IssuesSearch, LookSearch {
  /** The list of events in place of the one. */
  tab?: 'events' | undefined
  /** Only events with these, in the words of a filter: `browser:Safari !release:2.41.0`. */
  only?: string | undefined
  /** The tag all of whose values are shown. */
  tag?: string | undefined
}

export function readIssueSearch(search: Record<string, unknown>): IssueSearch {
  const tab = readChoice(search, 'tab', ['events'])
  const only = textOf(search.only, 500)
  const tag = textOf(search.tag, 200)
  return {
    ...readIssuesSearch(search),
    ...(tab !== undefined && { tab }),
    ...readLookSearch(search),
    ...(only !== '' && { only }),
    ...(tag !== '' && { tag }),
  }
}

/** What belongs to one issue and must not follow to the next one or to the list. */
export function withoutIssue<Search extends IssueSearch>(search: Search): Search {
  return { ...search, ...NO_LOOK, tab: undefined, only: undefined, tag: undefined }
}

function textOf(value: unknown, longest: number): string {
  return typeof value === 'string' ? value.trim().slice(0, longest) : ''
}
