import type { IssueDetail, IssuePart } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { issuePartsQuery } from '../../../api/issue.ts'
import { useTriage } from '../../../api/use-triage.ts'
import { useProject } from '../../../components/use-project.ts'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { CheckRow } from './CheckRow.tsx'
import styles from './PartsDialog.module.css'
import { splitPreview, stackKinds } from './split-preview.ts'

interface SplitDialogProps {
  issue: IssueDetail
  onClose: () => void
}

/** Some kinds of stack become an issue of their own, and so do their events to come. */
export function SplitDialog({ issue, onClose }: SplitDialogProps) {
  const { slug } = useProject()
  const triage = useTriage(slug)
  const { data, error } = useQuery(issuePartsQuery(slug, issue.id))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const kinds = data && stackKinds(data.items)
  const preview = splitPreview(kinds ?? [], chosen)

  function toggle({ id }: IssuePart) {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }

  return (
    <FormDialog
      title={`Split ${issue.shortId}`}
      action="Split"
      isPending={!preview.isPossible}
      error={error === null ? undefined : error.message}
      onSubmit={() => {
        triage.separate(issue, { is: 'split', parts: [...chosen] })
        onClose()
      }}
      onClose={onClose}
    >
      {kinds === undefined && error === null && <Skeleton height={88} />}
      {kinds !== undefined && kinds.length < 2 && (
        <p className={styles.hint}>All its events have the same kind of stack: nothing to split.</p>
      )}
      {kinds !== undefined && kinds.length > 1 && (
        <>
          <ul className={styles.rows}>
            {kinds.map((part) => (
              <CheckRow
                key={part.id}
                checked={chosen.has(part.id)}
                onToggle={() => toggle(part)}
                title={part.culprit === '' ? `${part.type}: ${part.message}` : part.culprit}
                note={[part.culprit === '' ? '' : part.message, part.releases.join(', ')]}
                events={part.events}
              />
            ))}
          </ul>
          <p className={styles.hint} role="status">
            {preview.words}
          </p>
        </>
      )}
    </FormDialog>
  )
}
