import type { RequestHost } from '@seismo/ingest/api'
import { formatBytes, formatCount, formatExact, formatPercent } from '../../format/numbers.ts'
import { formatDuration } from '../../format/time.ts'
import { isLowSample } from '../../format/vitals.ts'
import { Shape } from '../../ui/Shape.tsx'
import { countText } from './count-text.ts'
import styles from './EndpointTable.module.css'

type Figures = Omit<RequestHost, 'host' | 'endpoints'>

/** How many, how many failed, how long and how large. */
export function FigureCells({ of }: { of: Figures }) {
  const { n, seen, failed, p50Ms, p75Ms, p95Ms, transferBytes, cached } = of
  const low = isLowSample({ n })
  const title = low ? `Low sample: ${formatExact(n)}` : undefined
  const number = { className: styles.number, title, 'data-low': low }
  return (
    <>
      <td
        className={styles.number}
        data-column="requests"
        title={`${formatExact(n)} requests, of which ${formatExact(seen)} were seen`}
      >
        {countText(of)} <span className={styles.unit}>{n === 1 ? 'request' : 'requests'}</span>
      </td>
      <td className={styles.number} data-column="failed" title={formatExact(failed)}>
        {failed > 0 && <Shape name="square" tone="poor" size={8} />} {formatCount(failed)}{' '}
        <span className={styles.unit}>failed</span>
      </td>
      <td {...number} data-column="error-rate">
        {formatPercent(failed, n)}
      </td>
      <td {...number} data-column="p50">
        <span className={styles.unit}>p50</span> {formatDuration(p50Ms)}
      </td>
      <td {...number} data-column="p75">
        <span className={styles.unit}>p75</span> {formatDuration(p75Ms)}
      </td>
      <td {...number} data-column="p95">
        <span className={styles.unit}>p95</span> {formatDuration(p95Ms)}
      </td>
      <td {...number} data-column="transfer">
        {transferBytes === null ? <Untold /> : formatBytes(transferBytes)}
      </td>
      <td {...number} data-column="cached">
        {cached === null ? <Untold /> : formatPercent(cached, 1)}
      </td>
    </>
  )
}

/** Another origin keeps sizes to itself, unless it allows timing. */
function Untold() {
  return (
    <span className={styles.none} title="Not told: the origin sends no Timing-Allow-Origin">
      —
    </span>
  )
}
