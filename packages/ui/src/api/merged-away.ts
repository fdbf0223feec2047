import { useQuery, type QueryClient } from '@tanstack/react-query'

const KEY = ['merged-away'] as const
const NONE: ReadonlySet<string> = new Set()

/** Issues that are part of another one since a moment ago: a list may still have them. */
export function useMergedAway(): ReadonlySet<string> {
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: () => NONE,
    initialData: NONE,
    enabled: false,
  })
  return data
}

interface MergedAwayChange {
  add?: readonly string[]
  remove?: readonly string[]
}

export function changeMergedAway(
  queryClient: QueryClient,
  { add = [], remove = [] }: MergedAwayChange,
): void {
  if (add.length + remove.length === 0) return
  queryClient.setQueryData<ReadonlySet<string>>(KEY, (ids = NONE) => {
    const next = new Set([...ids, ...add])
    for (const id of remove) next.delete(id)
    return next
  })
}
