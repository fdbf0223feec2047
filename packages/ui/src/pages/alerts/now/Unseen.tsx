import type { RuleStatus } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { Shape } from '../../../ui/Shape.tsx'
import styles from './Unseen.module.css'

/** Rules that see nothing because they cannot look: not the same as all being well. */
export function Unseen({ statuses }: { statuses: readonly RuleStatus[] }) {
  const failed = statuses.filter(({ state }) => state === 'failed')
  const blind = statuses.filter(({ state }) => state === 'no-data')
  return (
    <>
      {failed.length > 0 && (
        <p className={styles.notice} role="status">
          <Shape name="cross" tone="poor" />
          <span>
            <Names of={failed} /> could not be evaluated{whyOf(failed)}
          </span>
        </p>
      )}
      {blind.length > 0 && (
        <p className={styles.notice} role="status">
          <Shape name="diamond" tone="info" />
          <span>
            <Names of={blind} /> had no data to look at
          </span>
        </p>
      )}
    </>
  )
}

const MOST = 3

function Names({ of: statuses }: { of: readonly RuleStatus[] }) {
  const further = statuses.length - MOST
  return (
    <span>
      {statuses.slice(0, MOST).map(({ ruleId, rule }, index) => (
        <span key={ruleId}>
          {index > 0 && ', '}
          <Link to="." search={{ rule: ruleId }} className={styles.link}>
            <bdi>{rule.name}</bdi>
          </Link>
        </span>
      ))}
      {further > 0 && ` and ${further} more`}
    </span>
  )
}

function whyOf([first]: readonly RuleStatus[]): string {
  return first === undefined || first.failure === null ? '' : `: ${first.failure}`
}
