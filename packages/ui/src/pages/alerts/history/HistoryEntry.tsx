import type { AlertEntry } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { formatSpan } from '../../../format/time.ts'
import { DeliveryLine } from '../../../components/DeliveryLine.tsx'
import { LabelList } from '../LabelList.tsx'
import { SeverityBadge } from '../SeverityBadge.tsx'
import { StateWord } from '../StateWord.tsx'
import { Decisions } from './Decisions.tsx'
import styles from './HistoryEntry.module.css'

export function HistoryEntry({ entry }: { entry: AlertEntry }) {
  const { rule, ruleId, deliveries, withheld, because } = entry
  return (
    <li className={styles.entry}>
      <StateWord state={entry.state} />
      <div className={styles.words}>
        <p className={styles.rule}>
          {ruleId === '' ? (
            <bdi>{rule}</bdi>
          ) : (
            <Link to="." search={{ rule: ruleId }} className={styles.link}>
              <bdi>{rule}</bdi>
            </Link>
          )}{' '}
          <SeverityBadge severity={entry.severity} />
          <LabelList labels={entry.labels} />
        </p>
        <p className={styles.summary}>
          <bdi>{entry.summary}</bdi>
          {entry.state === 'resolved' && ` · lasted ${formatSpan(entry.at - entry.startedAt)}`}
          {because !== null && ` · ${because}`}
        </p>
        {withheld !== null && (
          <p className={styles.withheld}>
            Nobody was told: <bdi>{withheld}</bdi>
          </p>
        )}
        {deliveries.length > 0 && (
          <ul className={styles.deliveries}>
            {deliveries.map((delivery, index) => (
              <DeliveryLine key={index} delivery={delivery} />
            ))}
          </ul>
        )}
        {ruleId !== '' && <Why entry={entry} />}
      </div>
      <span className={styles.at}>
        <RelativeTime at={entry.at} />
      </span>
    </li>
  )
}

/** What was measured, asked for once somebody wants to know. */
function Why({ entry }: { entry: AlertEntry }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={styles.why} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Why</summary>
      {isOpen && <Decisions entry={entry} />}
    </details>
  )
}
