import type { IssueDetail, IssueEvent } from '@seismo/ingest/api'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { severityOfLevel } from '../../../components/severity.ts'
import { useProject } from '../../../components/use-project.ts'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { Shape } from '../../../ui/Shape.tsx'
import type { ShownEvent } from './event-among.ts'
import styles from './EventNavigator.module.css'
import { recommendedBecause } from './recommended-because.ts'

const picks = [
  { value: 'recommended', label: 'Recommended' },
  { value: 'latest', label: 'Latest' },
  { value: 'oldest', label: 'Oldest' },
] as const

const tabs = [
  { value: 'event', label: 'One event' },
  { value: 'events', label: 'All events' },
] as const

type Pick = (typeof picks)[number]['value']

interface EventNavigatorProps {
  issue: IssueDetail
  event: IssueEvent | undefined
  shown: ShownEvent
  asked: string
}

export function EventNavigator({ issue, event, shown, asked }: EventNavigatorProps) {
  const { tab } = useSearch({ strict: false })
  const navigate = useNavigate()
  return (
    <section className={styles.bar} aria-label="Event">
      <Segmented
        label="Show"
        options={tabs}
        value={tab ?? 'event'}
        onChange={(next) =>
          void navigate({
            to: '.',
            search: (old) => ({ ...old, tab: next === 'events' ? next : undefined }),
            resetScroll: false,
          })
        }
      />
      {tab === undefined && (
        <>
          {shown.is === 'named' && <Picks issue={issue} asked={asked} />}
          <Steps issue={issue} event={event} shown={shown} />
          {event !== undefined && shown.is !== 'none' && (
            <EventLine
              event={event}
              isRecommended={asked === 'recommended' && shown.is === 'named'}
            />
          )}
        </>
      )}
    </section>
  )
}

function Picks({ issue, asked }: { issue: IssueDetail; asked: string }) {
  const { slug } = useProject()
  const navigate = useNavigate()

  function choose(pick: Pick) {
    const params = { project: slug, issueId: issue.shortId }
    const rest = { search: (old: object) => old, resetScroll: false }
    if (pick === 'recommended') {
      void navigate({ to: '/p/$project/issues/$issueId', params, ...rest })
      return
    }
    void navigate({
      to: '/p/$project/issues/$issueId/e/$event',
      params: { ...params, event: pick },
      ...rest,
    })
  }

  return (
    <Segmented
      label="Event"
      options={picks}
      // An event's own id is none of the three, and none is marked.
      value={asked as Pick}
      onChange={choose}
    />
  )
}

function Steps({ issue, event, shown }: Omit<EventNavigatorProps, 'asked'>) {
  const around = shown.is === 'filtered' ? shown : { earlier: event?.previous, later: event?.next }
  return (
    <div className={styles.steps}>
      <Step to={around.earlier ?? null} issue={issue} label="Earlier event">
        <ChevronLeft size={16} aria-hidden="true" />
      </Step>
      <Step to={around.later ?? null} issue={issue} label="Later event">
        <ChevronRight size={16} aria-hidden="true" />
      </Step>
    </div>
  )
}

function EventLine({ event, isRecommended }: { event: IssueEvent; isRecommended: boolean }) {
  const { shape, tone, word } = severityOfLevel(event.level)
  const device = [event.browser, event.os].filter((part) => part !== '').join(' · ')
  return (
    <p className={styles.line}>
      <Shape name={shape} tone={tone} /> {word} · <RelativeTime at={event.at} />
      {device !== '' && <bdi> · {device}</bdi>}
      {isRecommended && <span> · {recommendedBecause(event)}</span>}
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
