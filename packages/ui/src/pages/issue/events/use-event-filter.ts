import { useNavigate, useSearch } from '@tanstack/react-router'
import { writeBox, type Box } from '../../../search/box.ts'
import type { IssueSearch } from '../../../search/issue-search.ts'
import { boxOf } from '../../../search/look-search.ts'

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
  const box = boxOf(written)

  function change(next: Pick<IssueSearch, 'box' | 'only' | 'tag' | 'look'>) {
    void navigate({ to: '.', search: (old) => ({ ...old, ...next }), resetScroll: false })
  }

  return {
    box,
    only,
    isOn: box !== undefined || only !== '',
    // Whoever picks a part wants to know what is different about it.
    setBox: (next) => change({ box: next && writeBox(next), ...(next && { look: 'compare' }) }),
    // Chosen in the drawer of a tag, what it leaves is to be seen.
    setOnly: (next) => change({ only: next === '' ? undefined : next, tag: undefined }),
    clear: () => change({ box: undefined, only: undefined }),
  }
}
