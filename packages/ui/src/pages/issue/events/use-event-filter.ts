import { useNavigate, useSearch } from '@tanstack/react-router'
import { readBox, writeBox, type Box, type IssueSearch } from '../../../search/issue-search.ts'

export interface EventFilter {
  /** Of the trend. */
  box: Box | undefined
  /** Terms of a search. */
  only: string
  isOn: boolean
  setBox: (box: Box | undefined) => void
  setOnly: (only: string) => void
  clear: () => void
}

/** Which of the issue's events are looked at; it lives in the address. */
export function useEventFilter(): EventFilter {
  const { box: written, only = '' } = useSearch({ strict: false })
  const navigate = useNavigate()
  const box = written === undefined ? undefined : readBox(written)

  function change(next: Pick<IssueSearch, 'box' | 'only' | 'tag'>) {
    void navigate({ to: '.', search: (old) => ({ ...old, ...next }), resetScroll: false })
  }

  return {
    box,
    only,
    isOn: box !== undefined || only !== '',
    setBox: (next) => change({ box: next && writeBox(next) }),
    // Chosen in the drawer of a tag, what it leaves is to be seen.
    setOnly: (next) => change({ only: next === '' ? undefined : next, tag: undefined }),
    clear: () => change({ box: undefined, only: undefined }),
  }
}
