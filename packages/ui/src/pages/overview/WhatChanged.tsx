import type { ReleaseSummary } from '@seismo/ingest/api'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Bell, Rocket } from 'lucide-react'
import type { ReactNode } from 'react'
import { alertsQuery } from '../../api/alerts.ts'
import { releasesQuery } from '../../api/releases.ts'
import { alertCounts } from '../../components/alert-counts.ts'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { useProject } from '../../components/use-project.ts'
import { formatExact } from '../../format/numbers.ts'
import type { Look } from '../../search/look-search.ts'
import type { OverviewFilter } from '../../search/overview-search.ts'
import { releasesFilter } from '../../search/releases-search.ts'
import { Button } from '../../ui/Button.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { SelectionActions } from './SelectionActions.tsx'
import styles from './WhatChanged.module.css'

const SHOWN = 4

interface WhatChangedProps {
  filter: OverviewFilter
  /** Opens what is asked for, and brings it into sight. */
  onLook: (look: Look) => void
}

/** What may be why: what was deployed, who calls, and what moved together. */
export function WhatChanged({ filter, onLook }: WhatChangedProps) {
  const { window } = filter
  const { slug } = useProject()
  const releases = useInfiniteQuery(releasesQuery(slug, releasesFilter(window)))
  const alerts = useQuery(alertsQuery(slug))
  const newest = releases.data?.pages[0]?.items.slice(0, SHOWN)
  return (
    <Panel
      title="What changed"
      flush
      actions={
        <Button size="small" look="quiet" onClick={() => onLook('moved')}>
          What moved together
        </Button>
      }
    >
      <ul className={styles.list}>
        {newest?.map((release) => (
          <ReleaseLine key={release.release} release={release} />
        ))}
        {newest?.length === 0 && <Line icon={<Rocket size={14} />}>No release was seen.</Line>}
        {releases.isError && newest === undefined && (
          <Line icon={<Rocket size={14} />}>Releases could not be looked at.</Line>
        )}
        {releases.isPending && (
          <Line icon={null}>
            <Skeleton width={220} height={14} />
          </Line>
        )}
        <Line icon={<Bell size={14} />}>
          <Link to="/p/$project/alerts" params={{ project: slug }}>
            {alerts.data === undefined ? 'Alerts' : alertWords(alertCounts(alerts.data.items))}
          </Link>
        </Line>
      </ul>
      <SelectionActions filter={filter} onCompare={() => onLook('compare')} />
    </Panel>
  )
}

function ReleaseLine({
  release: { release, firstSeen, deploys, ...issues },
}: {
  release: ReleaseSummary
}) {
  const { slug } = useProject()
  const { newIssues, regressedIssues } = issues
  return (
    <Line icon={<Rocket size={14} />}>
      <Link to="/p/$project/releases/$release" params={{ project: slug, release }}>
        <bdi>{release}</bdi>
      </Link>
      <span className={styles.note}>
        <RelativeTime at={deploys[0]?.at ?? firstSeen} />
        {newIssues > 0 &&
          ` · ${formatExact(newIssues)} new ${newIssues === 1 ? 'issue' : 'issues'}`}
        {regressedIssues > 0 && ` · ${formatExact(regressedIssues)} came back`}
      </span>
    </Line>
  )
}

function alertWords({ firing, held }: { firing: number; held: number }): string {
  const all = firing === 0 ? 'No alert fires' : `${formatExact(firing)} firing`
  return held === 0 ? all : `${all} · ${formatExact(held)} silenced`
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className={styles.line}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <span className={styles.text}>{children}</span>
    </li>
  )
}
