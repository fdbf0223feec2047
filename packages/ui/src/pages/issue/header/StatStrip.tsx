import type { IssueDetail } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { useProject } from '../../../components/use-project.ts'
import { formatCount, formatExact } from '../../../format/numbers.ts'
import styles from './StatStrip.module.css'

export function StatStrip({ issue }: { issue: IssueDetail }) {
  const { slug } = useProject()
  return (
    <dl className={styles.strip}>
      <Stat name="Events">
        <Count n={issue.events} />
      </Stat>
      <Stat name="Users">
        <Count n={issue.users} />
      </Stat>
      <Stat name="Sessions">
        <Link
          to="/p/$project/sessions"
          params={{ project: slug }}
          search={(old) => ({ from: old.from, to: old.to, issue: issue.id })}
          className={styles.link}
          title="The sessions that met it"
        >
          <Count n={issue.sessions} />
        </Link>
      </Stat>
      <Stat name="First seen" note={issue.firstRelease}>
        <RelativeTime at={issue.firstSeen} />
      </Stat>
      <Stat name="Last seen" note={issue.lastRelease}>
        <RelativeTime at={issue.lastSeen} />
      </Stat>
    </dl>
  )
}

function Stat({ name, note = '', children }: { name: string; note?: string; children: ReactNode }) {
  return (
    <div className={styles.stat}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>
        {children}
        {note !== '' && <bdi className={styles.note}>{note}</bdi>}
      </dd>
    </div>
  )
}

function Count({ n }: { n: number }) {
  return <span title={formatExact(n)}>{n < 100_000 ? formatExact(n) : formatCount(n)}</span>
}
