import { gappyLine, PLOT_WIDTH } from '../../components/plot-paths.ts'
import { formatShare } from './goal-shares.ts'
import styles from './Distribution.module.css'

interface GoalLineProps {
  /** Of each bin; null where there is nothing to say. */
  shares: readonly (number | null)[]
  height: number
}

/** The share of a bin's visits that reached the goal, over its bar; its own scale begins at none. */
export function GoalLine({ shares, height }: GoalLineProps) {
  const most = Math.max(0, ...shares.map((share) => share ?? 0))
  // As room for the words that say what the height stands for.
  const max = (most * height) / (height - 20) || 1
  return (
    <>
      <svg
        className={styles.goal}
        viewBox={`0 0 ${PLOT_WIDTH} ${height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path className={styles.halo} d={gappyLine(shares, { height, max })} />
        <path d={gappyLine(shares, { height, max })} />
      </svg>
      {most > 0 && (
        <span className={styles.most} aria-hidden="true">
          {formatShare(most)}
        </span>
      )}
    </>
  )
}
