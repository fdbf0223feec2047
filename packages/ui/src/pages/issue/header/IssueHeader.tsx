import type { IssueDetail } from '@seismo/ingest/api'
import { useState } from 'react'
import { severityOf } from '../../../components/severity.ts'
import { StateBadge } from '../../../components/StateBadge.tsx'
import { Badge } from '../../../ui/Badge.tsx'
import { Button } from '../../../ui/Button.tsx'
import { cx } from '../../../ui/cx.ts'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { Shape } from '../../../ui/Shape.tsx'
import { IssueActions } from './IssueActions.tsx'
import styles from './IssueHeader.module.css'
import { StateLine } from './StateLine.tsx'

interface IssueHeaderProps {
  issue: IssueDetail
  /** Of the event that is looked at. */
  which: string | undefined
}

export function IssueHeader({ issue, which }: IssueHeaderProps) {
  const { shape, tone, word } = severityOf(issue.class)
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
            <CopyButton
              text={`${location.origin}/i/${issue.shortId}`}
              label="Copy short link (c)"
            />
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
        <StateLine issue={issue} />
      </div>
      <IssueActions issue={issue} which={which} />
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
