import type { IssueDetail, IssueSummary } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { findIssuesQuery } from '../../../api/find-issues.ts'
import { similarIssuesQuery } from '../../../api/issue.ts'
import { useTriage } from '../../../api/use-triage.ts'
import { useProject } from '../../../components/use-project.ts'
import { formatExact } from '../../../format/numbers.ts'
import { useDebounced } from '../../../hooks/use-debounced.ts'
import { FindBox } from '../../../ui/FindBox.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { CheckRow } from './CheckRow.tsx'
import { mergeCandidates, type Candidate } from './merge-candidates.ts'
import styles from './PartsDialog.module.css'

const REST_MS = 250

interface MergeDialogProps {
  issue: IssueDetail
  onClose: () => void
}

/** Others become part of this issue, and so do their events to come. */
export function MergeDialog({ issue, onClose }: MergeDialogProps) {
  const triage = useTriage(useProject().slug)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<ReadonlyMap<string, IssueSummary>>(new Map())
  const candidates = useCandidates(issue, text, chosen)
  const others = [...chosen.values()]
  const events = others.reduce((sum, one) => sum + one.events, issue.events)

  function toggle({ issue: other }: Candidate) {
    const next = new Map(chosen)
    if (!next.delete(other.id)) next.set(other.id, other)
    setChosen(next)
  }

  return (
    <FormDialog
      title={`Merge into ${issue.shortId}`}
      action={others.length < 2 ? 'Merge' : `Merge ${others.length} issues`}
      isPending={others.length === 0}
      error={undefined}
      onSubmit={() => {
        triage.merge([issue, ...others], issue)
        onClose()
      }}
      onClose={onClose}
    >
      <FindBox label="Find issues to merge" value={text} onChange={setText} />
      <ul className={styles.rows}>
        {candidates.map((candidate) => (
          <CheckRow
            key={candidate.issue.id}
            checked={chosen.has(candidate.issue.id)}
            onToggle={() => toggle(candidate)}
            title={`${candidate.issue.type}: ${candidate.issue.message}`}
            note={[candidate.issue.shortId, candidate.issue.culprit, ...candidate.because]}
            events={candidate.issue.events}
          />
        ))}
      </ul>
      {candidates.length === 0 && (
        <p className={styles.hint}>
          {text === ''
            ? 'Nothing looks similar. Find others by their message, type or file.'
            : 'No issue of the last 30 days is like that.'}
        </p>
      )}
      <p className={styles.hint} role="status">
        {others.length === 0
          ? 'Choose what is the same fault as this one. It can be taken apart again.'
          : `${formatExact(events)} events in this time range, all in ${issue.shortId}.`}
      </p>
    </FormDialog>
  )
}

function useCandidates(
  issue: IssueDetail,
  text: string,
  chosen: ReadonlyMap<string, IssueSummary>,
): Candidate[] {
  const { slug } = useProject()
  const [q, setQ] = useState('')
  useDebounced(text.trim(), REST_MS, setQ)
  const { data: similar } = useQuery(similarIssuesQuery(slug, issue.id))
  const { data: found } = useQuery({
    ...findIssuesQuery(slug, q),
    // What was found stays while more is typed.
    placeholderData: (before) => before,
  })
  return mergeCandidates({
    into: issue.id,
    chosen: [...chosen.values()],
    similar: similar?.items ?? [],
    found: q === '' ? undefined : found?.items,
  })
}
