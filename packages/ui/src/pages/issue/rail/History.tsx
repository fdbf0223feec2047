import type { Activity, IssueDetail } from '@seismo/ingest/api'
import { useState } from 'react'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { useMayChange } from '../../../components/use-project.ts'
import { CommentForm } from './CommentForm.tsx'
import { HISTORY_ICONS } from './history-icons.ts'
import { HistoryWords } from './HistoryWords.tsx'
import { LinkedText } from './LinkedText.tsx'
import { RailSection } from './RailSection.tsx'
import styles from './History.module.css'

/** More than this, and what else the rail says is out of reach. */
const SHOWN = 12

/** What became of the issue, newest first, and what people say of it. */
export function History({ issue }: { issue: IssueDetail }) {
  const [all, setAll] = useState(false)
  const mayChange = useMayChange()
  const { activity } = issue
  if (activity.length === 0 && !mayChange) return null
  const shown = all ? activity : activity.slice(0, SHOWN)
  return (
    <RailSection title="History">
      {mayChange && <CommentForm issue={issue} />}
      <ol className={styles.entries}>
        {shown.map((entry) => (
          <Entry key={`${entry.at} ${entry.verb} ${entry.actor}`} entry={entry} />
        ))}
      </ol>
      {activity.length > shown.length && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          Show {activity.length - shown.length} more
        </button>
      )}
    </RailSection>
  )
}

function Entry({ entry }: { entry: Activity }) {
  const Icon = HISTORY_ICONS[entry.verb]
  return (
    <li className={styles.entry}>
      <Icon size={14} aria-hidden="true" className={styles.icon} />
      <span className={styles.words}>
        <HistoryWords entry={entry} />
      </span>
      <span className={styles.at}>
        <RelativeTime at={entry.at} />
      </span>
      {entry.text !== undefined && (
        <p className={styles.comment}>
          <LinkedText text={entry.text} />
        </p>
      )}
    </li>
  )
}
