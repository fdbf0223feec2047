import styles from './SplitBar.module.css'

interface SplitBarProps {
  good: number
  needsImprovement: number
  poor: number
  label: string
}

/** How views split into good, needs improvement and poor; the gaps tell the parts apart in grey. */
export function SplitBar({ good, needsImprovement, poor, label }: SplitBarProps) {
  return (
    <span className={styles.bar} role="img" aria-label={label}>
      <span className={styles.good} style={{ flexGrow: good }} />
      <span className={styles.ni} style={{ flexGrow: needsImprovement }} />
      <span className={styles.poor} style={{ flexGrow: poor }} />
    </span>
  )
}
