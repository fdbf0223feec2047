import type { RuleStatus } from '@seismo/ingest/api'
import { formatValue } from '../../../format/numbers.ts'
import { bandArea, gappyLine, PLOT_WIDTH, stepLine } from '../../../components/plot-paths.ts'
import styles from './Spark.module.css'

const HEIGHT = 40

/** The last evaluations of a rule against its limit and what is usual. */
export function Spark({ status: { recent, threshold } }: { status: RuleStatus }) {
  const values = recent.map(({ value }) => value)
  const known = values.filter((value) => value !== null)
  const highs = recent.map(({ high }) => high ?? 0)
  const max = Math.max(threshold ?? 0, ...known, ...highs) * 1.1
  const scale = { height: HEIGHT - 1, max }
  const band = recent.map(({ low, high }) => (low === null || high === null ? null : { low, high }))
  const peak = known.length === 0 ? 'nothing yet' : `at most ${formatValue(Math.max(...known))}`
  const limit = threshold === null ? '' : `, limit ${formatValue(threshold)}`
  return (
    <svg
      className={styles.spark}
      viewBox={`0 0 ${PLOT_WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`Recent values: ${peak}${limit}`}
    >
      <path className={styles.base} d={`M0 ${HEIGHT - 0.5}H${PLOT_WIDTH}`} />
      <path className={styles.band} d={bandArea(band, scale)} />
      {threshold !== null && <path className={styles.limit} d={stepLine([threshold], scale)} />}
      <path className={styles.line} d={gappyLine(values, scale)} />
    </svg>
  )
}
