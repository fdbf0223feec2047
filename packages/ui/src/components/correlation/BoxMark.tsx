import type { Box } from '../../search/box.ts'
import styles from './BoxMark.module.css'

interface BoxMarkProps {
  box: Box | undefined
  /** The ends of the picture. */
  from: number
  to: number
}

/** The part of a chart that was picked, on whichever chart shows some of it. */
export function BoxMark({ box, from, to }: BoxMarkProps) {
  if (box === undefined || to <= from) return null
  const share = (at: number) => Math.min(1, Math.max(0, (at - from) / (to - from)))
  const left = share(Date.parse(box.from))
  const right = share(Date.parse(box.to))
  if (right <= left) return null
  return (
    <span
      className={styles.box}
      style={{ left: `${left * 100}%`, width: `${(right - left) * 100}%` }}
    />
  )
}
