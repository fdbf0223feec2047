import { formatTick } from '../format/time.ts'
import styles from './TimeAxis.module.css'

interface TimeAxisProps {
  /** Undefined where there are no buckets. */
  from: number | undefined
  count: number
  stepMs: number
}

/** Ticks stand at the start of a bar, whose time is a round one. */
export function TimeAxis({ from, count, stepMs }: TimeAxisProps) {
  if (from === undefined) return null
  return (
    <div className={styles.axis} aria-hidden="true">
      {[0, 0.25, 0.5, 0.75, 1].map((share) => {
        const index = Math.round(share * count)
        return (
          <span key={share} style={{ left: `${(index / count) * 100}%` }}>
            {formatTick(from + index * stepMs, count * stepMs)}
          </span>
        )
      })}
    </div>
  )
}
