import type { Delivery, StoredRule } from '@seismo/ingest/api'
import { useMutation } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { testRule } from '../../../api/alerts.ts'
import { formRefusal } from '../../../api/refusal.ts'
import { useProject } from '../../../components/use-project.ts'
import { Button } from '../../../ui/Button.tsx'
import { DeliveryLine } from '../../../components/DeliveryLine.tsx'
import styles from './TestSend.module.css'

interface TestSendProps {
  stored: StoredRule | undefined
  isChanged: boolean
}

/** One message by the real way: a button that only pretends proves nothing. */
export function TestSend({ stored, isChanged }: TestSendProps) {
  const { slug } = useProject()
  const test = useMutation({ mutationFn: (id: string) => testRule(slug, id) })
  const isUnsaved = stored === undefined || isChanged
  return (
    <>
      <Button
        disabled={isUnsaved || test.isPending}
        title={isUnsaved ? 'Save the rule first: the real one is sent' : undefined}
        onClick={() => stored && test.mutate(stored.id)}
      >
        <Send size={14} aria-hidden="true" /> {test.isPending ? 'Sending…' : 'Test send'}
      </Button>
      <div role="status" className={styles.outcome}>
        {test.data && <Outcome deliveries={test.data.deliveries} />}
        {test.error && <p className={styles.error}>{formRefusal(test.error)}</p>}
      </div>
    </>
  )
}

function Outcome({ deliveries }: { deliveries: readonly Delivery[] }) {
  if (deliveries.length === 0) return <p>Nobody would be told: pick a receiver, or add a route.</p>
  return (
    <ul>
      {deliveries.map((delivery) => (
        <DeliveryLine key={delivery.receiver} delivery={delivery} />
      ))}
    </ul>
  )
}
