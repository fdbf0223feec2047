import { formatExact } from '../../format/numbers.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './ListEnd.module.css'

interface ListEndProps {
  shown: number
  hasMore: boolean
  isLoading: boolean
  /** The last time that more were asked for. */
  hasFailed: boolean
  onMore: () => void
}

/** Of a list that grows by itself the end is for the keyboard, and for when it could not grow. */
export function ListEnd({ shown, hasMore, isLoading, hasFailed, onMore }: ListEndProps) {
  return (
    <div className={styles.end} data-grows={hasMore && !hasFailed}>
      <span>
        {shown > 0 && `${formatExact(shown)} ${shown === 1 ? 'issue' : 'issues'}`}
        {hasMore && ' shown'}
        {hasFailed && '; more could not be read'}
      </span>
      {hasMore && (
        <Button onClick={onMore} disabled={isLoading}>
          {isLoading ? 'Loading…' : 'Show more'}
        </Button>
      )}
    </div>
  )
}
