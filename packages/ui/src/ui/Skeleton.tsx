import { cx } from './cx.ts'
import styles from './Skeleton.module.css'

/** Taller than a line of text stands for a picture: outlined, lest it be the loudest on the page. */
const BLOCK_FROM = 60

/** Stands where the real thing will, in its final size, so that nothing moves when it arrives. */
export function Skeleton({ width = '100%', height }: { width?: number | string; height: number }) {
  return (
    <span
      className={cx(styles.bone, height > BLOCK_FROM && styles.block)}
      style={{ width, height }}
      aria-hidden="true"
    />
  )
}
