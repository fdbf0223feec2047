import styles from './TimeMark.module.css'

interface TimeMarkProps {
  at: number
  /** The ends of the picture. */
  from: number
  to: number
  label: string
  title: string
}

/** A moment on a chart over time, named beside its line on the side that has more room. */
export function TimeMark({ at, from, to, label, title }: TimeMarkProps) {
  return (
    <span
      className={styles.mark}
      data-side={at > (from + to) / 2 ? 'left' : 'right'}
      style={{ left: `${((at - from) / (to - from)) * 100}%` }}
      title={title}
    >
      <bdi className={styles.label}>{label}</bdi>
    </span>
  )
}
