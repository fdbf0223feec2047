import { formatExact } from '../../format/numbers.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './ListEnd.module.css'

interface ListEndProps {
  shown: number
  hasMore: boolean
  isLoading: boolean
  onMore: () => void
}

export function ListEnd({ shown, hasMore, isLoading, onMore }: ListEndProps) {
  return (
    <div className={styles.end}>
      <span>
        {shown > 0 && `${formatExact(shown)} ${shown === 1 ? 'issue' : 'issues'}`}
        {hasMore && ' shown'}
      </span>
      {hasMore && (
        <Button onClick={onMore} disabled={isLoading}>
          {isLoading ? 'Loading…' : 'Show more'}
        </Button>
      )}
    </div>
  )
}
