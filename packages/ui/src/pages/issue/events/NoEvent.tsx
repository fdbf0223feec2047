import { FilterX } from 'lucide-react'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useEventFilter } from './use-event-filter.ts'

/** Filtered away: says so, and leads back. */
export function NoEvent() {
  const { clear } = useEventFilter()
  return (
    <EmptyState
      icon={<FilterX size={18} />}
      title="No event is like that"
      actions={<Button onClick={clear}>Show all events</Button>}
    >
      <p>The issue has events, but none that meets all these conditions in the time range.</p>
    </EmptyState>
  )
}
