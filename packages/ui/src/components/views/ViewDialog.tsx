import type { SavedView } from '@seismo/ingest/api'
import { useState } from 'react'
import { fieldRefusal, formRefusal } from '../../api/refusal.ts'
import { useMayChange } from '../use-project.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { SegmentedField } from '../../ui/SegmentedField.tsx'
import { textOf } from '../../ui/text-of.ts'
import { TextField } from '../../ui/TextField.tsx'

type Named = Pick<SavedView, 'name' | 'visibleTo' | 'isPinned'>

interface ViewDialogProps {
  title: string
  action: string
  view?: Named
  /** Only questions have an answer that the overview can show. */
  isPinnable: boolean
  save: { isPending: boolean; error: Error | null }
  onSubmit: (named: Named) => void
  onClose: () => void
}

const audiences = [
  { value: 'me', label: 'Only me' },
  { value: 'project', label: 'Everybody in the project' },
] as const

type Place = (typeof places)[number]['value']
const places = [
  { value: 'tab', label: 'A tab here' },
  { value: 'pinned', label: 'And on the overview' },
] as const

export function ViewDialog(props: ViewDialogProps) {
  const { title, action, view, isPinnable, save, onSubmit, onClose } = props
  const mayShare = useMayChange()
  const [visibleTo, setVisibleTo] = useState(view?.visibleTo ?? 'me')
  const [place, setPlace] = useState<Place>(view?.isPinned ? 'pinned' : 'tab')
  return (
    <FormDialog
      {...{ title, action, onClose }}
      isPending={save.isPending}
      error={formRefusal(save.error, ['name'])}
      onSubmit={(form) =>
        onSubmit({ name: textOf(form, 'name').trim(), visibleTo, isPinned: place === 'pinned' })
      }
    >
      <TextField
        name="name"
        label="Name"
        defaultValue={view?.name}
        required
        maxLength={60}
        autoComplete="off"
        placeholder="Checkout on Safari"
        error={fieldRefusal(save.error, 'name')}
      />
      {mayShare && (
        <SegmentedField
          label="Who sees it"
          options={audiences}
          value={visibleTo}
          onChange={setVisibleTo}
        />
      )}
      {isPinnable && (
        <SegmentedField label="Where it is" options={places} value={place} onChange={setPlace} />
      )}
    </FormDialog>
  )
}
