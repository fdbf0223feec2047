import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { assigneesQuery } from '../../api/assignees.ts'
import { tagNamesQuery } from '../../api/tag-names.ts'
import { assigneeChoices } from '../triage/assignee-choices.ts'
import { useProject, useSession } from '../use-project.ts'
import {
  hasOpenValues,
  keySuggestions,
  valueSuggestions,
  wordAt,
  type Completing,
  type Suggestion,
} from '../../search/complete.ts'
import type { TimeWindow } from '../../search/time-window.ts'
import { useFilterSubject } from './filter-subject.ts'

const MOST = 12

export interface Completion {
  word: Completing
  suggestions: readonly Suggestion[]
  /** Of the one that Enter takes; -1 for none. */
  active: number
  open: () => void
  close: () => void
  move: (by: 1 | -1) => void
}

interface Typed {
  text: string
  caret: number
  window: TimeWindow
}

/** What could stand at the caret; nothing while it is closed. */
export function useCompletion({ text, caret, window }: Typed): Completion {
  const { vocabulary } = useFilterSubject()
  const word = wordAt(text, caret, vocabulary)
  const [isOpen, setOpen] = useState(false)
  const [moved, setMoved] = useState({ in: text, to: -1 })
  const known = useKnownValues(word, window, isOpen)
  const tags = useTagNames(word, window, isOpen)
  const found =
    word.key === undefined
      ? keySuggestions(word, vocabulary, tags)
      : valueSuggestions(word, known, vocabulary)
  const suggestions = isOpen ? found.slice(0, MOST) : []
  // Other text, other suggestions: what was chosen among the last ones is not chosen among these.
  const active = moved.in === text ? Math.min(moved.to, suggestions.length - 1) : -1

  return {
    word,
    suggestions,
    active,
    open: () => setOpen(true),
    close: () => setOpen(false),
    move(by) {
      setOpen(true)
      const to = active + by
      setMoved({ in: text, to: to < 0 ? suggestions.length - 1 : to % Math.max(1, found.length) })
    },
  }
}

/** Of what may become one. */
function useTagNames({ key, typed }: Completing, window: TimeWindow, isOpen: boolean): string[] {
  const { slug } = useProject()
  const { vocabulary, tagsOf } = useFilterSubject()
  const isAsked = isOpen && key === undefined && typed !== '' && vocabulary.hasTags
  const { data } = useQuery({
    ...tagNamesQuery(slug, { dataset: tagsOf, window }),
    enabled: isAsked,
  })
  return isAsked ? (data?.items.map(({ name }) => name) ?? []) : []
}

function useKnownValues({ key, typed }: Completing, window: TimeWindow, isOpen: boolean): string[] {
  const { slug } = useProject()
  const me = useSession().user.name
  const { vocabulary, valuesQuery } = useFilterSubject()
  const isAsked = isOpen && key !== undefined && hasOpenValues(key, vocabulary)
  const members = useQuery({ ...assigneesQuery(), enabled: isAsked && key === 'assigned' })
  const values = useQuery({
    ...valuesQuery(slug, { key: key ?? '', contains: typed, window }),
    enabled: isAsked && key !== 'assigned',
  })
  if (!isAsked) return []
  if (key === 'assigned') return ['me', 'none', ...assigneeChoices(me, members.data?.items)]
  return values.data?.items.map(({ value }) => value) ?? []
}
