import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { issueEventsQuery } from '../../../api/issue-events.ts'
import { useProject } from '../../../components/use-project.ts'
import { windowOf } from '../../../search/time-window.ts'
import { eventAmong, type ShownEvent } from './event-among.ts'
import { useEventFilter } from './use-event-filter.ts'

/** The events that the filter leaves, newest first. */
export function useFilteredEvents(id: string, enabled: boolean) {
  const { slug } = useProject()
  const { box, only } = useEventFilter()
  const window = windowOf(useSearch({ strict: false }))
  return useInfiniteQuery({
    ...issueEventsQuery(slug, { id, window: box ?? window, q: only }),
    enabled,
  })
}

/** Which event is looked at: the one of the address, unless a filter leaves it out. */
export function useShownEvent(id: string, which: string): ShownEvent {
  const { isOn } = useEventFilter()
  const { data, isError } = useFilteredEvents(id, isOn)
  // A list that cannot be had, or not yet, must not hide the event that can.
  if (!isOn || isError || data === undefined) return { is: 'named', which }
  return eventAmong(
    data.pages.flatMap((page) => page.items),
    which,
  )
}
