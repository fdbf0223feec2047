import { useState } from 'react'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { textOf } from '../../ui/text-of.ts'
import { TextField } from '../../ui/TextField.tsx'

interface ReleaseDialogProps {
  /** To choose from; any other can be typed. */
  releases: readonly string[]
  onSubmit: (release: string) => void
  onClose: () => void
}

export function ReleaseDialog({ releases, onSubmit, onClose }: ReleaseDialogProps) {
  const [error, setError] = useState<string>()
  return (
    <FormDialog
      title="Resolved in a release"
      action="Resolve"
      isPending={false}
      error={undefined}
      onSubmit={(form) => {
        const release = textOf(form, 'release').trim()
        if (release === '') setError('Name the release that has the fix, as the page reports it.')
        else onSubmit(release)
      }}
      onClose={onClose}
    >
      <TextField
        name="release"
        label="Release with the fix"
        maxLength={200}
        placeholder={releases[0] ?? '2.41.0'}
        suggestions={releases}
        autoComplete="off"
        error={error}
        hint="Older releases may go on having it. From this one on, another event is its return."
      />
    </FormDialog>
  )
}
