import type { Correlations } from '@seismo/ingest/api'
import styles from './WindowBands.module.css'

interface WindowBandsProps {
  signal: Pick<Correlations['signal'], 'window' | 'baseline' | 'onset'>
  /** The ends of the picture. */
  from: number
  to: number
}

/** Which times are compared: before it and since. */
export function WindowBands({ signal: { window, baseline }, from, to }: WindowBandsProps) {
  const place = (span: { from: number; to: number }) => {
    const left = Math.max(0, (span.from - from) / (to - from))
    const right = Math.min(1, (span.to - from) / (to - from))
    return { left: `${left * 100}%`, width: `${Math.max(0, right - left) * 100}%` }
  }
  return (
    <>
      <span className={styles.band} data-is="before" style={place(baseline)}>
        before
      </span>
      <span className={styles.band} data-is="during" style={place(window)}>
        during
      </span>
    </>
  )
}
