import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { newViewId } from '../../api/views.ts'
import { Button } from '../../ui/Button.tsx'
import { searchOfView, type Kept } from './saved-search.ts'
import { useSaveView } from './use-save-view.ts'
import { ViewDialog } from './ViewDialog.tsx'

/** The page as it is becomes a tab. */
export function SaveView({ kept }: { kept: Kept }) {
  const navigate = useNavigate()
  const [asked, setAsked] = useState(false)
  // One id for all tries, so that a try that was stored and not answered does not make two.
  const [id, setId] = useState(newViewId)
  const save = useSaveView((view) => {
    setAsked(false)
    setId(newViewId())
    void navigate({ to: '.', search: ({ from, to }) => ({ from, to, ...searchOfView(view) }) })
  })
  return (
    <>
      <Button
        look="quiet"
        title={`Keep ${kept.page === 'issues' ? 'this filter and order' : 'this question'} as a tab`}
        onClick={() => setAsked(true)}
      >
        <Plus size={14} aria-hidden="true" /> Save view
      </Button>
      {asked && (
        <ViewDialog
          title="Save this view"
          action="Save"
          save={save}
          isPinnable={kept.page === 'explore'}
          onSubmit={(named) => save.mutate({ id, content: { ...kept, ...named } })}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  )
}
