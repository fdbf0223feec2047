import { barsPath } from './bars-path.ts'
import styles from './Sparkline.module.css'

const WIDTH = 120
const HEIGHT = 28

interface SparklineProps {
  values: readonly number[]
  /** One sentence: a picture without words is nothing to a screen reader. */
  label: string
}

/** One path, because a list has fifty of these. */
export function Sparkline({ values, label }: SparklineProps) {
  return (
    <svg
      className={styles.spark}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path className={styles.base} d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} />
      <path className={styles.bars} d={barsPath(values, { width: WIDTH, height: HEIGHT - 1 })} />
    </svg>
  )
}
