import type { SavedView, SavedViewContent } from '@seismo/ingest/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { putView, viewsQuery } from '../../api/views.ts'
import { useProject } from '../use-project.ts'

interface Saved {
  id: string
  content: SavedViewContent
}

export function useSaveView(onDone: (view: SavedView) => void) {
  const { slug } = useProject()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ id, content }: Saved) => putView(slug, id, content),
    async onSuccess(view) {
      await queryClient.invalidateQueries(viewsQuery(slug))
      onDone(view)
    },
  })
}
