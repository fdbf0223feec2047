import type { ReceiverSummary } from '@seismo/ingest/api'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Send } from 'lucide-react'
import { receiversQuery, testReceiver } from '../../api/alerts.ts'
import { formRefusal } from '../../api/refusal.ts'
import { Button } from '../../ui/Button.tsx'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { DeliveryLine } from '../DeliveryLine.tsx'
import { useProject } from '../use-project.ts'
import styles from './Step.module.css'

/** Each channel of the settings with a message that really goes out. */
export function ChannelsStep({ mayTest }: { mayTest: boolean }) {
  const { slug: project } = useProject()
  const { data, error } = useQuery(receiversQuery(project))
  if (error) return <p className={styles.error}>{formRefusal(error)}</p>
  if (data?.items.length === 0) {
    return (
      <>
        <p className={styles.hint}>
          No channel is set up yet: mail, Slack, Teams, Discord, PagerDuty, a webhook … go into{' '}
          <code>seismo.yaml</code>.
        </p>
        <CodeBlock
          code={
            'alerts:\n  receivers:\n    - name: team\n      webhook: { url: https://chat.example.com/hook }'
          }
          label="channel setting"
        />
      </>
    )
  }
  return (
    <>
      <p className={styles.hint}>
        A test goes the whole way. Which alerts go where is said by the{' '}
        <Link to="/p/$project/alerts" params={{ project }} className={styles.link}>
          rules
        </Link>
        .
      </p>
      <ul className={styles.list}>
        {data?.items.map((receiver) => (
          <Receiver key={receiver.name} receiver={receiver} mayTest={mayTest} />
        ))}
      </ul>
    </>
  )
}

function Receiver({ receiver, mayTest }: { receiver: ReceiverSummary; mayTest: boolean }) {
  const { name, kind, target } = receiver
  const test = useMutation({ mutationFn: () => testReceiver(name) })
  return (
    <li className={styles.receiver}>
      <span>
        <bdi>{name}</bdi> · {kind} <bdi className={styles.hint}>{target}</bdi>
      </span>
      {mayTest && (
        <Button size="small" disabled={test.isPending} onClick={() => test.mutate()}>
          <Send size={14} aria-hidden="true" />
          {test.isPending ? 'Sending…' : `Send a test to ${name}`}
        </Button>
      )}
      <div role="status">
        {test.data && (
          <ul>
            <DeliveryLine delivery={test.data} />
          </ul>
        )}
        {test.error && <p className={styles.error}>{formRefusal(test.error)}</p>}
      </div>
    </li>
  )
}
