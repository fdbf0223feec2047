import { useMutation } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { sendTestError } from '../api/send-test-error.ts'
import { Button } from '../ui/Button.tsx'
import { useProject } from './use-project.ts'
import styles from './SendTestError.module.css'

export function SendTestError() {
  const { publicKey } = useProject()
  const test = useMutation({ mutationFn: () => sendTestError(publicKey) })
  return (
    <div className={styles.row}>
      <Button onClick={() => test.mutate()} disabled={test.isPending}>
        <Send size={14} aria-hidden="true" />
        {test.isPending ? 'Sending…' : 'Send a test error from this tab'}
      </Button>
      <span role="status" className={test.isError ? styles.failed : styles.sent}>
        {test.isError && test.error.message}
        {test.isSuccess && 'Sent. It appears under Issues within seconds.'}
      </span>
    </div>
  )
}
