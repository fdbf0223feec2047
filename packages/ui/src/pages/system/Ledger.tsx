import type { Outcome } from '@seismo/ingest/api'
import { Inbox } from 'lucide-react'
import { LinkButton } from '../../components/LinkButton.tsx'
import { windowBounds, windowLabel, type TimeWindow } from '../../search/time-window.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { toDropRows } from './drop-rows.ts'
import { DropTable } from './DropTable.tsx'
import { toKindRows } from './kind-rows.ts'
import { KindTable } from './KindTable.tsx'
import { LedgerChart } from './LedgerChart.tsx'
import { toSeries } from './ledger-series.ts'
import styles from './Ledger.module.css'

interface LedgerProps {
  /** Undefined while the first answer is on its way. */
  outcomes: readonly Outcome[] | undefined
  window: TimeWindow
  /** Epoch milliseconds; where a relative window ends. */
  answeredAt: number
  isStale: boolean
}

export function Ledger({ outcomes, window, answeredAt, isStale }: LedgerProps) {
  if (outcomes === undefined) return <LedgerSkeleton />
  if (outcomes.length === 0) return <NothingCame window={window} />

  const { from, to } = windowBounds(window, answeredAt)
  return (
    <div className={styles.ledger} data-stale={isStale}>
      <LedgerChart series={toSeries(outcomes, { from, to })} />
      <Panel
        title="By kind"
        note="Received = stored + dropped. What waits in the log is in none of these numbers yet."
        flush
      >
        <KindTable rows={toKindRows(outcomes)} />
      </Panel>
      <Panel title="What was left out, and why" flush>
        <DropTable rows={toDropRows(outcomes)} />
      </Panel>
    </div>
  )
}

function NothingCame({ window }: { window: TimeWindow }) {
  return (
    <EmptyState
      icon={<Inbox size={18} />}
      title="Nothing came in this time range"
      actions={
        window.from !== '-30d' && (
          <LinkButton to="." search={(old) => ({ ...old, from: '-30d', to: undefined })}>
            Look at 30 days
          </LinkButton>
        )
      }
    >
      Whatever a page or a server sends in “{windowLabel(window)}” is counted here, stored or not.
    </EmptyState>
  )
}

function LedgerSkeleton() {
  return (
    <div className={styles.ledger} role="status" aria-label="Loading the ledger">
      <Skeleton height={222} />
      <Skeleton height={260} />
      <Skeleton height={260} />
    </div>
  )
}
