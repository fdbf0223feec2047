import type { TimelineEntry, Visit } from '@seismo/ingest/api'
import { useNavigate } from '@tanstack/react-router'
import { formatExact } from '../../../format/numbers.ts'
import { oneOf } from '../../../search/one-of.ts'
import { TIMELINE_KINDS, type TimelineKind } from '../../../search/session-search.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { TimelineRow } from './TimelineRow.tsx'
import styles from './Timeline.module.css'

const LABELS: Record<TimelineKind, string> = {
  view: 'Page views',
  error: 'Errors',
  request: 'Requests',
  vital: 'Vitals',
}
const ALL = 'all'

interface TimelineProps {
  visit: Visit
  only: TimelineKind | undefined
}

export function Timeline({ visit: { timeline, cut, startedAt }, only }: TimelineProps) {
  const navigate = useNavigate()
  const shown = only === undefined ? timeline : timeline.filter(({ is }) => is === only)
  return (
    <Panel
      title="Timeline"
      note="From the session's beginning"
      actions={
        <Segmented
          label="Show"
          options={[
            { value: ALL, label: 'All' },
            ...TIMELINE_KINDS.map((kind) => ({
              value: kind,
              label: `${LABELS[kind]} ${formatExact(countOf(timeline, kind))}`,
            })),
          ]}
          value={only ?? ALL}
          onChange={(next) =>
            void navigate({
              to: '.',
              search: (old) => ({ ...old, shown: oneOf(TIMELINE_KINDS, next) }),
              resetScroll: false,
            })
          }
        />
      }
      flush
    >
      {cut.length > 0 && (
        <p className={styles.none}>
          Of {cut.map((kind) => LABELS[kind].toLowerCase()).join(' and ')} only the last are shown.
        </p>
      )}
      {shown.length === 0 && <p className={styles.none}>Nothing of this kind was seen.</p>}
      <ol className={styles.entries}>
        {shown.map((entry, index) => (
          <TimelineRow key={index} entry={entry} since={startedAt} />
        ))}
      </ol>
    </Panel>
  )
}

function countOf(timeline: readonly TimelineEntry[], kind: TimelineKind): number {
  return timeline.filter(({ is }) => is === kind).length
}
