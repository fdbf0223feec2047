import { RotateCw, TriangleAlert } from 'lucide-react'
import { ApiError } from '../api/client.ts'
import { Button } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import styles from './QueryError.module.css'

interface QueryErrorProps {
  error: Error
  onRetry: () => void
  heading?: 'h1' | 'h2'
}

/** What went wrong, what to try, and the id under which the operator finds it in the log. */
export function QueryError({ error, onRetry, heading = 'h2' }: QueryErrorProps) {
  const { detail, requestId, status } = error instanceof ApiError ? error : none
  return (
    <div role="alert">
      <EmptyState
        icon={<TriangleAlert size={18} />}
        title={error.message}
        heading={heading}
        actions={
          <Button onClick={onRetry}>
            <RotateCw size={14} aria-hidden="true" /> Try again
          </Button>
        }
      >
        {detail !== undefined && <p>{detail}</p>}
        {status === 504 && detail === undefined && <p>A shorter time range is answered sooner.</p>}
        {requestId !== undefined && (
          <p className={styles.request}>
            Request <code>{requestId}</code>
            <CopyButton text={requestId} label="Copy request id" />
          </p>
        )}
      </EmptyState>
    </div>
  )
}

const none = { detail: undefined, requestId: undefined, status: 0 }
