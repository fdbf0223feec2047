import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { artifactsQuery, removeMaps } from '../../../api/artifacts.ts'
import { formRefusal } from '../../../api/refusal.ts'
import { useMayChange, useProject } from '../../../components/use-project.ts'
import { Button } from '../../../ui/Button.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { useToasts } from '../../../ui/toasts.ts'
import styles from './SourceMaps.module.css'

interface RemoveMapsProps {
  /** As people read it. */
  name: string
  release: string
}

export function RemoveMaps(maps: RemoveMapsProps) {
  const mayChange = useMayChange()
  const [isAsking, setIsAsking] = useState(false)
  if (!mayChange) return null
  return (
    <div className={styles.remedy}>
      <div>
        <Button size="small" onClick={() => setIsAsking(true)}>
          <Trash2 size={14} aria-hidden="true" />
          Remove the maps of {maps.name}
        </Button>
      </div>
      {isAsking && <Ask {...maps} onClose={() => setIsAsking(false)} />}
    </div>
  )
}

function Ask({ name, release, onClose }: RemoveMapsProps & { onClose: () => void }) {
  const { slug } = useProject()
  const toasts = useToasts()
  const queryClient = useQueryClient()
  const remove = useMutation({
    mutationFn: () => removeMaps(slug, release),
    onSuccess({ removed }) {
      toasts.show({ text: `Removed ${removed} of ${name}`, tone: 'plain' })
      onClose()
    },
    onSettled: () =>
      void queryClient.invalidateQueries({ queryKey: artifactsQuery(slug).queryKey }),
  })
  return (
    <FormDialog
      title={`Remove the maps of ${name}?`}
      action="Remove maps"
      look="outline"
      isPending={remove.isPending}
      error={formRefusal(remove.error)}
      onSubmit={() => remove.mutate()}
      onClose={onClose}
    >
      <p>
        Errors from now on show minified code until the maps are uploaded again. What is stored
        stays readable.
      </p>
    </FormDialog>
  )
}
