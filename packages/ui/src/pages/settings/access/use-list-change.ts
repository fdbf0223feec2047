import { useMutation, useQueryClient } from '@tanstack/react-query'

interface ListChange<Given, Answer> {
  /** Of the list, which is asked for again. */
  queryKey: readonly string[]
  change: (given: Given) => Promise<Answer>
  onDone: (answer: Answer) => void
}

export function useListChange<Given, Answer>(props: ListChange<Given, Answer>) {
  const { queryKey, change, onDone } = props
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: change,
    // The answer may hold a secret, which is to stay no longer than it is shown.
    gcTime: 0,
    onSuccess: onDone,
    // After a refusal as well: another admin may have been quicker.
    onSettled: () => void queryClient.invalidateQueries({ queryKey }),
  })
}
