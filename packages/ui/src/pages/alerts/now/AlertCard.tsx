import { BookOpen, Send } from 'lucide-react'
import { Link } from '@tanstack/react-router'
import { Duration, RelativeTime } from '../../../components/RelativeTime.tsx'
import { formatPercent, formatValue } from '../../../format/numbers.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { HeldBy } from './HeldBy.tsx'
import { LabelList } from '../LabelList.tsx'
import { SeverityBadge } from '../SeverityBadge.tsx'
import { StateWord } from '../StateWord.tsx'
import { AlertActions } from './AlertActions.tsx'
import type { AlertRow } from './alert-rows.ts'
import { Spark } from './Spark.tsx'
import styles from './AlertCard.module.css'

/** An alert that stands: what, since when, how much against what is allowed, and who is told. */
export function AlertCard({ row }: { row: AlertRow }) {
  const { status, alert } = row
  const { rule, ruleId } = status
  return (
    <li className={styles.card} data-state={alert.state}>
      <div className={styles.state}>
        <StateWord state={alert.state} />
        <span className={styles.since}>
          {alert.state === 'firing' ? (
            <Duration since={alert.since} />
          ) : (
            `${formatPercent(alert.progress, 1)} of ${rule.for ?? 'its time'}`
          )}
        </span>
      </div>
      <div className={styles.what}>
        <h2 className={styles.name}>
          <Link to="." search={{ rule: ruleId }} className={styles.link} data-row>
            <bdi>{rule.name}</bdi>
          </Link>{' '}
          <SeverityBadge severity={rule.severity ?? 'warning'} />
          <LabelList labels={alert.labels} />
        </h2>
        <p className={styles.words}>
          <bdi>{alert.words}</bdi>
        </p>
        <Notes row={row} />
        <Told row={row} />
      </div>
      <Spark status={status} />
      <Value row={row} />
      <AlertActions row={row} />
    </li>
  )
}

function Value({ row: { alert } }: { row: AlertRow }) {
  const { value, threshold, expected, unit } = alert
  return (
    <div className={styles.value}>
      <p className={styles.now}>
        <strong>{value === null ? 'no data' : formatValue(value)}</strong>{' '}
        {value !== null && <span className={styles.unit}>{unit}</span>}
      </p>
      <p>
        {threshold !== null && <>limit {formatValue(threshold)}</>}
        {threshold !== null && expected !== null && ' · '}
        {expected !== null && <>expected {formatValue(expected)}</>}
      </p>
    </div>
  )
}

/** Why it may be quieter, or older, than it looks. */
function Notes({ row: { alert } }: { row: AlertRow }) {
  const { acknowledged, flapping, blindSince, inhibitedBy, silencedBy } = alert
  return (
    <p className={styles.notes}>
      {acknowledged !== null && (
        <Badge tone="info">
          <bdi>{acknowledged.by}</bdi> is on it
        </Badge>
      )}
      {silencedBy.map((held) => (
        <HeldBy key={held} held={held} />
      ))}
      {inhibitedBy !== null && (
        <Badge tone="muted">
          held back by <bdi>{inhibitedBy}</bdi>
        </Badge>
      )}
      {flapping && <Badge tone="ni">comes and goes: only the first is told</Badge>}
      {blindSince !== null && (
        <Badge tone="ni">
          no data since <RelativeTime at={blindSince} />
        </Badge>
      )}
    </p>
  )
}

function Told({ row: { status, alert } }: { row: AlertRow }) {
  const { owner, runbook } = status.rule
  return (
    <p className={styles.told}>
      <Send size={12} aria-hidden="true" />
      {alert.receivers.length === 0 ? 'Nobody is told' : <bdi>{alert.receivers.join(', ')}</bdi>}
      {owner !== undefined && (
        <span>
          owner <bdi>{owner}</bdi>
        </span>
      )}
      {runbook !== undefined && /^https?:\/\//i.test(runbook) && (
        <a href={runbook} target="_blank" rel="noreferrer noopener" className={styles.runbook}>
          <BookOpen size={12} aria-hidden="true" /> Runbook
        </a>
      )}
    </p>
  )
}
