import type { IssueDetail } from '@seismo/ingest/api'
import { Check, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useTriage } from '../../../api/use-triage.ts'
import { severityOf } from '../../../components/severity.ts'
import { StateBadge } from '../../../components/StateBadge.tsx'
import { useMayChange, useProject } from '../../../components/use-project.ts'
import { useShortcuts } from '../../../hooks/use-shortcuts.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Button } from '../../../ui/Button.tsx'
import { cx } from '../../../ui/cx.ts'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'
import { Shape } from '../../../ui/Shape.tsx'
import styles from './IssueHeader.module.css'

export function IssueHeader({ issue }: { issue: IssueDetail }) {
  const { shape, tone, word } = severityOf(issue.class)
  const mayChange = useMayChange()
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <div className={styles.badges}>
          <span className={styles.kind}>
            <Shape name={shape} tone={tone} /> {word}
          </span>
          <StateBadge issue={issue} />
          {issue.priority === 'low' && <Badge tone="muted">Low priority</Badge>}
          <span className={styles.id}>
            {issue.shortId}
            <CopyButton text={`${location.origin}/i/${issue.shortId}`} label="Copy short link" />
          </span>
        </div>
        <h1 className={styles.title}>
          <bdi>{issue.type}</bdi>
        </h1>
        <Message text={issue.message} />
        {issue.culprit !== '' && (
          <p className={styles.culprit}>
            <bdi>{issue.culprit}</bdi>
          </p>
        )}
      </div>
      {mayChange && <StateButton issue={issue} />}
    </header>
  )
}

/** Longer than this, and a message pushes everything else off the screen. */
const LONG = 280

function Message({ text }: { text: string }) {
  const [all, setAll] = useState(false)
  const isLong = text.length > LONG
  return (
    <>
      <p className={cx(styles.message, isLong && !all && styles.cut)}>
        <bdi>{text}</bdi>
      </p>
      {isLong && (
        <Button size="small" look="quiet" className={styles.more} onClick={() => setAll(!all)}>
          {all ? 'Show less' : 'Show the whole message'}
        </Button>
      )}
    </>
  )
}

function StateButton({ issue }: { issue: IssueDetail }) {
  const { slug } = useProject()
  const triage = useTriage(slug)
  const isOpen = issue.state === 'open'
  const change = () => triage([issue], isOpen ? 'resolved' : 'open')
  useShortcuts({ r: change })
  const Icon = isOpen ? Check : RotateCcw
  return (
    <Button look={isOpen ? 'primary' : 'outline'} className={styles.state} onClick={change}>
      <Icon size={14} aria-hidden="true" />
      {isOpen ? 'Resolve' : 'Reopen'} <Kbd>r</Kbd>
    </Button>
  )
}
