import { useEffect, useState } from 'react'
import { Skeleton } from '../../ui/Skeleton.tsx'
import styles from './OverviewPage.module.css'

/** By then people ask themselves whether it still works. */
const SLOW_MS = 4_000

export function OverviewSkeleton() {
  return (
    <div role="status" aria-label="Loading the overview">
      <p className={styles.slow}>
        <SlowWords />
      </p>
      <div className={styles.columns}>
        <div className={styles.pictures}>
          <Skeleton height={360} />
          <Skeleton height={480} />
        </div>
        <div className={styles.rail}>
          <Skeleton height={420} />
          <Skeleton height={260} />
        </div>
      </div>
    </div>
  )
}

function SlowWords() {
  const [isSlow, setIsSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), SLOW_MS)
    return () => clearTimeout(timer)
  }, [])
  return isSlow ? 'Still counting. A shorter time range is answered sooner.' : null
}
