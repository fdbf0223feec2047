import type { AlertStatus } from '@seismo/ingest/api'
import { BookOpen, Send } from 'lucide-react'
import { Duration } from '../../components/RelativeTime.tsx'
import { formatExact, formatValue } from '../../format/numbers.ts'
import { formatSpan } from '../../format/time.ts'
import { AlertSpark } from './AlertSpark.tsx'
import { SeverityBadge } from './SeverityBadge.tsx'
import { StateWord } from './StateWord.tsx'
import { measureWords, ruleWords } from './rule-words.ts'
import styles from './AlertRow.module.css'

export function AlertRow({ alert }: { alert: AlertStatus }) {
  const { rule, state, since } = alert
  return (
    <li className={styles.row} data-state={state}>
      <div className={styles.state}>
        <StateWord state={state} />
        {since !== null && (
          <span className={styles.since}>
            <Duration since={since} />
          </span>
        )}
      </div>
      <div className={styles.rule}>
        <h2 className={styles.name}>
          <bdi>{rule.name}</bdi> <SeverityBadge severity={rule.severity} />
        </h2>
        <p className={styles.words}>{ruleWords(rule)}</p>
        <Receivers rule={rule} />
      </div>
      <AlertSpark alert={alert} />
      <Value alert={alert} />
    </li>
  )
}

function Receivers({ rule: { receivers, runbook } }: Pick<AlertStatus, 'rule'>) {
  return (
    <p className={styles.receivers}>
      <Send size={12} aria-hidden="true" />
      {receivers.length === 0 ? 'Nobody is told' : <bdi>{receivers.join(', ')}</bdi>}
      {runbook !== null && /^https?:\/\//i.test(runbook) && (
        <a href={runbook} target="_blank" rel="noreferrer noopener" className={styles.runbook}>
          <BookOpen size={12} aria-hidden="true" /> Runbook
        </a>
      )}
    </p>
  )
}

function Value({ alert: { rule, value, errors, evaluatedAt } }: { alert: AlertStatus }) {
  if (evaluatedAt === null) return <p className={styles.value}>Not evaluated yet</p>
  const share = rule.above === 0 ? Number(value > 0) : Math.min(1, value / (rule.above * 2))
  return (
    <div className={styles.value}>
      <p>
        <strong className={styles.now}>{formatValue(value)}</strong>{' '}
        <span className={styles.limit}>limit {formatValue(rule.above)}</span>
      </p>
      <span className={styles.meter} aria-hidden="true">
        <span
          className={styles.fill}
          data-over={value > rule.above}
          style={{ width: `${share * 100}%` }}
        />
        <span className={styles.mark} />
      </span>
      <p className={styles.basis} title={measureWords(rule)}>
        {formatExact(errors)} errors in {formatSpan(rule.windowMs)}
      </p>
    </div>
  )
}
