import type { VitalStats } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import type { vitalsQuery } from '../../api/vitals.ts'
import { useIsSeen } from '../../hooks/use-is-seen.ts'
import { windowBefore } from '../../search/time-window.ts'
import type { VitalsFilter } from '../../search/vitals-search.ts'

/** The same of the window before, to hold what is shown against; nothing until it is there. */
export function useBefore(
  filter: VitalsFilter,
  queryOf: (before: VitalsFilter) => ReturnType<typeof vitalsQuery>,
): readonly VitalStats[] {
  const window = windowBefore(filter.window)
  const isSeen = useIsSeen()
  const { data } = useQuery({
    ...queryOf({ ...filter, window: window ?? filter.window }),
    // What stands in for it would be of another window, and the change a wrong one.
    placeholderData: () => undefined,
    enabled: isSeen && window !== undefined,
  })
  return window === undefined ? [] : (data?.items ?? [])
}
