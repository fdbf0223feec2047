import { Skeleton } from '../../ui/Skeleton.tsx'
import styles from './IssueSkeleton.module.css'

export function IssueSkeleton() {
  return (
    <div className={styles.bones} role="status" aria-label="Loading the issue">
      <Skeleton width={160} height={24} />
      <Skeleton width="60%" height={28} />
      <Skeleton width="35%" height={16} />
      <Skeleton height={64} />
      <Skeleton height={196} />
      <Skeleton height={420} />
    </div>
  )
}
