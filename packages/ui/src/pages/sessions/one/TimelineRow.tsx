import type { TimelineEntry } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { Activity, Bug, FileText, Globe, type LucideIcon } from 'lucide-react'
import { PageLink } from '../../../components/PageLink.tsx'
import { useProject } from '../../../components/use-project.ts'
import { formatAbsolute, formatDuration, formatOffset } from '../../../format/time.ts'
import { dayAround } from '../../../search/event-time.ts'
import { Shape } from '../../../ui/Shape.tsx'
import { arrivalWords, markOf, vitalText } from './timeline-words.ts'
import styles from './Timeline.module.css'

const KINDS: Record<TimelineEntry['is'], { Icon: LucideIcon; word: string }> = {
  view: { Icon: FileText, word: 'Page' },
  error: { Icon: Bug, word: 'Error' },
  request: { Icon: Globe, word: 'Request' },
  vital: { Icon: Activity, word: 'Vital' },
}

interface TimelineRowProps {
  entry: TimelineEntry
  /** When the session began. */
  since: number
}

export function TimelineRow({ entry, since }: TimelineRowProps) {
  const { Icon, word } = KINDS[entry.is]
  const mark = markOf(entry)
  return (
    <li className={styles.entry} data-is={entry.is}>
      <time
        className={styles.offset}
        dateTime={new Date(entry.at).toISOString()}
        title={formatAbsolute(entry.at)}
      >
        {formatOffset(entry.at - since)}
      </time>
      <Icon size={14} aria-hidden="true" className={styles.icon} />
      <span className={styles.kind}>{word}</span>
      <span className={styles.text}>
        <What entry={entry} />
      </span>
      <span className={styles.mark}>
        {mark && (
          <>
            <Shape name={mark.shape} tone={mark.tone} size={8} /> {mark.word}
          </>
        )}
      </span>
    </li>
  )
}

function What({ entry }: { entry: TimelineEntry }) {
  switch (entry.is) {
    case 'view':
      return (
        <>
          <PageLink page={entry.page} className={styles.page} />{' '}
          <span className={styles.aside}>{arrivalWords(entry)}</span>
        </>
      )
    case 'error':
      return <ErrorLink entry={entry} />
    case 'request':
      return (
        <>
          <span className={styles.aside}>{entry.method}</span> <bdi>{entry.target}</bdi>{' '}
          <span className={styles.aside}>{formatDuration(entry.durationMs)}</span>
        </>
      )
    case 'vital':
      return (
        <>
          {vitalText(entry)}{' '}
          <span className={styles.aside}>
            on <PageLink page={entry.page} />
          </span>
        </>
      )
  }
}

function ErrorLink({ entry }: { entry: Extract<TimelineEntry, { is: 'error' }> }) {
  const { slug } = useProject()
  const { issueId, eventId, type, message, n, at } = entry
  return (
    <Link
      to="/p/$project/issues/$issueId/e/$event"
      params={{ project: slug, issueId, event: eventId }}
      search={dayAround({ at: new Date(at).toISOString() })}
      className={styles.error}
    >
      <strong>{type}</strong> <bdi>{message}</bdi>
      {n > 1 && <span className={styles.aside}> ×{n}</span>}
    </Link>
  )
}
