import type { RuleStatus, StoredRule } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { FileText, Send } from 'lucide-react'
import { Duration } from '../../../components/RelativeTime.tsx'
import { useMayChange } from '../../../components/use-project.ts'
import { formatValue } from '../../../format/numbers.ts'
import { Spark } from '../now/Spark.tsx'
import { ruleWords } from '../rule-words.ts'
import { SeverityBadge } from '../SeverityBadge.tsx'
import { StateWord } from '../StateWord.tsx'
import { RuleMenu } from './RuleMenu.tsx'
import styles from './RuleRow.module.css'

interface RuleRowProps {
  stored: StoredRule
  /** Undefined until it was evaluated for the first time. */
  status: RuleStatus | undefined
}

export function RuleRow({ stored, status }: RuleRowProps) {
  const { id, rule } = stored
  const mayChange = useMayChange()
  return (
    <li className={styles.row}>
      <div className={styles.state}>
        <StateWord state={rule.enabled === false ? 'disabled' : (status?.state ?? 'inactive')} />
        {status?.since !== null && status?.since !== undefined && (
          <span className={styles.since}>
            <Duration since={status.since} />
          </span>
        )}
      </div>
      <div className={styles.what}>
        <h2 className={styles.name}>
          <Link to="." search={{ rule: id }} className={styles.link} data-row>
            <bdi>{rule.name}</bdi>
          </Link>{' '}
          <SeverityBadge severity={rule.severity ?? 'warning'} />
        </h2>
        <p className={styles.words}>
          <bdi>{ruleWords(rule)}</bdi>
        </p>
        {status?.failure !== null && status?.failure !== undefined && (
          <p className={styles.failure}>{status.failure}</p>
        )}
        <Origin stored={stored} />
      </div>
      {status === undefined ? <span /> : <Spark status={status} />}
      <Value status={status} />
      {mayChange && <RuleMenu stored={stored} />}
    </li>
  )
}

function Origin({ stored: { rule, file, from } }: { stored: StoredRule }) {
  const { receivers = [], owner } = rule
  return (
    <p className={styles.origin}>
      {receivers.length > 0 && (
        <span>
          <Send size={12} aria-hidden="true" /> <bdi>{receivers.join(', ')}</bdi>
        </span>
      )}
      {owner !== undefined && (
        <span>
          owner <bdi>{owner}</bdi>
        </span>
      )}
      {from === 'file' && (
        <span>
          <FileText size={12} aria-hidden="true" /> <bdi>{file ?? 'seismo.yaml'}</bdi>
        </span>
      )}
    </p>
  )
}

function Value({ status }: Pick<RuleRowProps, 'status'>) {
  if (status === undefined || status.evaluatedAt === null) {
    return <p className={styles.value}>Not evaluated yet</p>
  }
  const { value, unit, threshold } = status
  return (
    <div className={styles.value}>
      {value !== null && (
        <p>
          <strong className={styles.now}>{formatValue(value)}</strong> {unit}
        </p>
      )}
      {threshold !== null && <p>limit {formatValue(threshold)}</p>}
    </div>
  )
}
