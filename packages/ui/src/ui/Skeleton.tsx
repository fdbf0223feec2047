import styles from './Skeleton.module.css'

/** Stands where the real thing will, in its final size, so that nothing moves when it arrives. */
export function Skeleton({ width = '100%', height }: { width?: number | string; height: number }) {
  return <span className={styles.bone} style={{ width, height }} aria-hidden="true" />
}
