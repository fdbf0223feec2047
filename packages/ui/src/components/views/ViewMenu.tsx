import type { SavedView } from '@seismo/ingest/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ChevronDown, Pencil, Pin, PinOff, Save, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { putView, removeView, viewsQuery } from '../../api/views.ts'
import { useProject } from '../use-project.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { useToasts } from '../../ui/toasts.ts'
import { contentOf, type Kept } from './saved-search.ts'
import { usePinView } from './use-pin-view.ts'
import { useSaveView } from './use-save-view.ts'
import { ViewDialog } from './ViewDialog.tsx'

interface ViewMenuProps {
  view: SavedView
  kept: Kept
  isChanged: boolean
}

export function ViewMenu({ view, kept, isChanged }: ViewMenuProps) {
  const [asked, setAsked] = useState(false)
  const save = useSaveView(() => setAsked(false))
  const remove = useRemoveView(view)
  const pin = usePinView(view)
  const PinIcon = view.isPinned ? PinOff : Pin
  const saveChanges = () => save.mutate({ id: view.id, content: { ...contentOf(view), ...kept } })
  return (
    <>
      <Menu
        align="start"
        trigger={(props) => (
          <IconButton {...props} label={`Change the view ${view.name}`}>
            <ChevronDown size={14} aria-hidden="true" />
          </IconButton>
        )}
        entries={[
          { is: 'label', text: view.name },
          ...(isChanged
            ? [
                {
                  is: 'item',
                  text: 'Save the changes',
                  icon: <Save size={14} aria-hidden="true" />,
                  onSelect: saveChanges,
                } as const,
              ]
            : []),
          {
            is: 'item',
            text: 'Rename or share…',
            icon: <Pencil size={14} aria-hidden="true" />,
            onSelect: () => setAsked(true),
          },
          ...(view.page === 'explore'
            ? [
                {
                  is: 'item',
                  text: view.isPinned ? 'Take off the overview' : 'Pin to the overview',
                  icon: <PinIcon size={14} aria-hidden="true" />,
                  onSelect: () => pin.mutate(!view.isPinned),
                } as const,
              ]
            : []),
          {
            is: 'item',
            text: 'Delete',
            icon: <Trash2 size={14} aria-hidden="true" />,
            onSelect: () => remove.mutate(),
          },
        ]}
      />
      {asked && (
        <ViewDialog
          title={`View ${view.name}`}
          action="Save"
          {...{ view, save }}
          isPinnable={view.page === 'explore'}
          onSubmit={(named) =>
            save.mutate({ id: view.id, content: { ...contentOf(view), ...named } })
          }
          onClose={() => setAsked(false)}
        />
      )}
    </>
  )
}

/** Goes at once: the undo makes the same one again. */
function useRemoveView(view: SavedView) {
  const { slug } = useProject()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const toasts = useToasts()
  const refresh = () => queryClient.invalidateQueries(viewsQuery(slug))
  const fail = () =>
    toasts.show({ text: `The view ${view.name} could not be changed. Try again.`, tone: 'error' })
  return useMutation({
    mutationFn: () => removeView(slug, view.id),
    async onSuccess() {
      await refresh()
      void navigate({ to: '.', search: (old) => ({ ...old, saved: undefined }) })
      toasts.show({
        text: `Deleted the view ${view.name}`,
        tone: 'plain',
        undo: () => void putView(slug, view.id, contentOf(view)).then(refresh, fail),
      })
    },
    onError: fail,
  })
}
