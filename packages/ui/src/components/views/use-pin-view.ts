import type { SavedView } from '@seismo/ingest/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { putView, viewsQuery } from '../../api/views.ts'
import { useToasts } from '../../ui/toasts.ts'
import { useProject } from '../use-project.ts'
import { contentOf } from './saved-search.ts'

/** Puts a question on the overview, or takes it off, for whoever sees the view. */
export function usePinView(view: SavedView) {
  const { slug } = useProject()
  const queryClient = useQueryClient()
  const toasts = useToasts()
  const put = (isPinned: boolean) => putView(slug, view.id, { ...contentOf(view), isPinned })
  const refresh = () => queryClient.invalidateQueries(viewsQuery(slug))
  const fail = () =>
    toasts.show({ text: `The view ${view.name} could not be changed. Try again.`, tone: 'error' })
  return useMutation({
    mutationFn: put,
    async onSuccess({ name, isPinned }) {
      await refresh()
      toasts.show({
        text: isPinned ? `Pinned ${name} to the overview` : `Took ${name} off the overview`,
        tone: 'plain',
        undo: () => void put(!isPinned).then(refresh, fail),
      })
    },
    onError: fail,
  })
}
