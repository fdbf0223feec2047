import type { IssueDetail, IssueEvent } from '@seismo/ingest/api'
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { severityOfLevel } from '../../../components/severity.ts'
import { useProject } from '../../../components/use-project.ts'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { Shape } from '../../../ui/Shape.tsx'
import styles from './EventNavigator.module.css'

const picks = [
  { value: 'recommended', label: 'Recommended' },
  { value: 'latest', label: 'Latest' },
  { value: 'oldest', label: 'Oldest' },
] as const

type Pick = (typeof picks)[number]['value']

interface EventNavigatorProps {
  issue: IssueDetail
  event: IssueEvent | undefined
  which: string
}

export function EventNavigator({ issue, event, which }: EventNavigatorProps) {
  const { slug } = useProject()
  const navigate = useNavigate()

  function choose(pick: Pick) {
    const params = { project: slug, issueId: issue.shortId }
    if (pick === 'recommended') {
      void navigate({ to: '/p/$project/issues/$issueId', params, search: (old) => old })
      return
    }
    void navigate({
      to: '/p/$project/issues/$issueId/e/$event',
      params: { ...params, event: pick },
      search: (old) => old,
    })
  }

  return (
    <section className={styles.bar} aria-label="Event">
      <Segmented
        label="Event"
        options={picks}
        // An event's own id is none of the three, and none is marked.
        value={which as Pick}
        onChange={choose}
      />
      <div className={styles.steps}>
        <Step to={event?.previous ?? null} issue={issue} label="Earlier event">
          <ChevronLeft size={16} aria-hidden="true" />
        </Step>
        <Step to={event?.next ?? null} issue={issue} label="Later event">
          <ChevronRight size={16} aria-hidden="true" />
        </Step>
      </div>
      {event !== undefined && <EventLine event={event} />}
    </section>
  )
}

function EventLine({ event }: { event: IssueEvent }) {
  const { shape, tone, word } = severityOfLevel(event.level)
  const device = [event.browser, event.os].filter((part) => part !== '').join(' · ')
  return (
    <p className={styles.line}>
      <Shape name={shape} tone={tone} /> {word} · <RelativeTime at={event.at} />
      {device !== '' && <bdi> · {device}</bdi>}
      <span className={styles.id} title={event.eventId}>
        {event.eventId.slice(0, 8)}
      </span>
      <CopyButton text={event.eventId} label="Copy event id" />
    </p>
  )
}

interface StepProps {
  to: string | null
  issue: IssueDetail
  label: string
  children: ReactNode
}

function Step({ to, issue, label, children }: StepProps) {
  const { slug } = useProject()
  if (to === null) {
    return (
      <span className={styles.step} aria-hidden="true" data-off>
        {children}
      </span>
    )
  }
  return (
    <Link
      to="/p/$project/issues/$issueId/e/$event"
      params={{ project: slug, issueId: issue.shortId, event: to }}
      search={(old) => old}
      resetScroll={false}
      className={styles.step}
      aria-label={label}
      title={label}
    >
      {children}
    </Link>
  )
}
