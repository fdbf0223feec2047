import { SlowWords } from '../../components/SlowWords.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import styles from './OverviewPage.module.css'

export function OverviewSkeleton() {
  return (
    <div role="status" aria-label="Loading the overview">
      <p className={styles.slow}>
        <SlowWords>Still counting. A shorter time range is answered sooner.</SlowWords>
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
