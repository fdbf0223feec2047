import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { pageNamesQuery } from '../../api/pages.ts'
import { useProject } from '../../components/use-project.ts'
import { useDebounced } from '../../hooks/use-debounced.ts'
import type { VitalsFilter } from '../../search/vitals-search.ts'
import { FindBox } from '../../ui/FindBox.tsx'

const REST_MS = 250

interface GoalFieldProps {
  /** In the address. */
  goal: string | undefined
  window: VitalsFilter['window']
}

/** The page that visits are to reach: one of those that were seen, or another by its whole name. */
export function GoalField({ goal = '', window }: GoalFieldProps) {
  const { slug } = useProject()
  const navigate = useNavigate()
  const [text, setText] = useState(goal)
  const [rested, setRested] = useState('')
  const [known, setKnown] = useState(goal)
  const { data: names = [] } = useQuery(pageNamesQuery(slug, { window, q: rested }))
  useDebounced(text, REST_MS, (next) => setRested(next === goal ? '' : next.trim()))

  // The address changed by other means, such as the back button: follow it.
  if (goal !== known) {
    setKnown(goal)
    setText(goal)
  }

  function choose(next: string) {
    const name = next.trim() || undefined
    void navigate({ to: '.', search: (old) => ({ ...old, goal: name }), resetScroll: false })
  }

  return (
    <FindBox
      label="Overlay visits that reached…"
      value={text}
      suggestions={names}
      onChange={(next) => {
        setText(next)
        // Half a name is nobody's.
        if (next === '' || names.includes(next)) choose(next)
      }}
      onEnter={choose}
    />
  )
}
