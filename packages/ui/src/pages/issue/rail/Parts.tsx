import type { IssueDetail, IssuePart } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { Split } from 'lucide-react'
import { useState } from 'react'
import { issuePartsQuery } from '../../../api/issue.ts'
import { useTriage } from '../../../api/use-triage.ts'
import { useMayChange, useProject } from '../../../components/use-project.ts'
import { formatExact } from '../../../format/numbers.ts'
import { Button } from '../../../ui/Button.tsx'
import { mergedParts, stackKinds } from '../parts/split-preview.ts'
import { SplitDialog } from '../parts/SplitDialog.tsx'
import { RailSection } from './RailSection.tsx'
import styles from './Parts.module.css'

/** Kinds of stack beyond these are in the dialog that splits them off. */
const SHOWN = 5

/** What the issue consists of, and how to take it apart; nothing of an issue that is one. */
export function Parts({ issue }: { issue: IssueDetail }) {
  const { data } = useQuery(issuePartsQuery(useProject().slug, issue.id))
  const merged = mergedParts(data?.items ?? [])
  const kinds = stackKinds(data?.items ?? [])
  return (
    <>
      {merged.length > 0 && (
        <RailSection title="Merged into this">
          <ul className={styles.list}>
            {merged.map((part) => (
              <Merged key={part.id} issue={issue} part={part} />
            ))}
          </ul>
        </RailSection>
      )}
      {kinds.length > 1 && <Kinds issue={issue} kinds={kinds} />}
    </>
  )
}

function Merged({ issue, part }: { issue: IssueDetail; part: IssuePart }) {
  const triage = useTriage(useProject().slug)
  const mayChange = useMayChange()
  const name = part.shortId ?? part.culprit
  return (
    <li className={styles.row}>
      <PartWords part={part} title={`${part.type}: ${part.message}`} name={part.shortId ?? ''} />
      {mayChange && (
        <Button
          size="small"
          aria-label={`Unmerge ${name}`}
          onClick={() => triage.separate(issue, { is: 'unmerge', parts: [part.id] })}
        >
          Unmerge
        </Button>
      )}
    </li>
  )
}

function Kinds({ issue, kinds }: { issue: IssueDetail; kinds: readonly IssuePart[] }) {
  const [splitting, setSplitting] = useState(false)
  const mayChange = useMayChange()
  return (
    <RailSection title={`${formatExact(kinds.length)} kinds of stack`}>
      <ul className={styles.list}>
        {kinds.slice(0, SHOWN).map((part) => (
          <li key={part.id} className={styles.row}>
            <PartWords
              part={part}
              title={part.culprit === '' ? `${part.type}: ${part.message}` : part.culprit}
              name=""
            />
          </li>
        ))}
      </ul>
      {mayChange && (
        <Button size="small" className={styles.split} onClick={() => setSplitting(true)}>
          <Split size={12} aria-hidden="true" /> Split…
        </Button>
      )}
      {splitting && <SplitDialog issue={issue} onClose={() => setSplitting(false)} />}
    </RailSection>
  )
}

function PartWords({ part, title, name }: { part: IssuePart; title: string; name: string }) {
  const events = `${formatExact(part.events)} ${part.events === 1 ? 'event' : 'events'}`
  const facts = [name, events, part.releases.slice(0, 3).join(', ')]
  return (
    <span className={styles.words} title={title}>
      <bdi className={styles.title}>{title}</bdi>
      <bdi className={styles.note}>{facts.filter((fact) => fact !== '').join(' · ')}</bdi>
    </span>
  )
}
