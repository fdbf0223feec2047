import type { AlertStatus } from '@seismo/ingest/api'
import { formatValue } from '../../format/numbers.ts'
import { linePath } from '../../ui/line-path.ts'
import styles from './AlertSpark.module.css'

const WIDTH = 200
const HEIGHT = 40

/** The last evaluations against the limit. */
export function AlertSpark({ alert: { recent, rule, state } }: { alert: AlertStatus }) {
  const values = recent.map((one) => one.value)
  const max = Math.max(rule.above, ...values) * 1.1
  const limit = max === 0 ? HEIGHT : HEIGHT - (rule.above / max) * HEIGHT
  const peak = values.length === 0 ? 'nothing yet' : `at most ${formatValue(Math.max(...values))}`
  return (
    <svg
      className={styles.spark}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`Recent values: ${peak}, limit ${formatValue(rule.above)}`}
    >
      <path className={styles.base} d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} />
      <path className={styles.limit} d={`M0 ${limit}H${WIDTH}`} />
      <path
        className={styles.line}
        data-state={state}
        d={linePath(values, { width: WIDTH, height: HEIGHT - 1, max })}
      />
    </svg>
  )
}
