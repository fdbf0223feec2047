import type { DeadLetter } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { MailCheck, RotateCw } from 'lucide-react'
import { deadLettersQuery, retryLetter } from '../../../api/alerts.ts'
import { useAlertChange } from '../../../api/use-alert-change.ts'
import { QueryError } from '../../../components/QueryError.tsx'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { useMayChange, useProject } from '../../../components/use-project.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import styles from './DeadLetters.module.css'

/** Messages that no try could deliver: somebody does not know what they were to be told. */
export function DeadLetters() {
  const { slug } = useProject()
  const query = useQuery(deadLettersQuery(slug))
  if (query.data === undefined) {
    return query.isError ? (
      <QueryError error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton height={200} />
    )
  }
  const letters = query.data.items
  if (letters.length === 0) {
    return (
      <EmptyState icon={<MailCheck size={18} />} title="Every message has arrived">
        <p>What no try could deliver stands here, to be sent again.</p>
      </EmptyState>
    )
  }
  return (
    <Panel title="Dead letters" note="Messages that no try could deliver" flush>
      <ul aria-label="Dead letters">
        {letters.map((letter) => (
          <Letter key={`${letter.key} ${letter.revision} ${letter.receiver}`} letter={letter} />
        ))}
      </ul>
    </Panel>
  )
}

function Letter({ letter }: { letter: DeadLetter }) {
  const { title, summary, receiver, attempts, detail, at } = letter
  const mayChange = useMayChange()
  return (
    <li className={styles.letter}>
      <div className={styles.words}>
        <p className={styles.title}>
          <bdi>{title}</bdi>
        </p>
        <p>
          <bdi>{summary}</bdi>
        </p>
        <p className={styles.note}>
          To <bdi>{receiver}</bdi>, {attempts} {attempts === 1 ? 'try' : 'tries'}:{' '}
          <bdi>{detail}</bdi>
        </p>
      </div>
      <span className={styles.note}>
        <RelativeTime at={at} />
      </span>
      {mayChange && <SendAgain letter={letter} />}
    </li>
  )
}

function SendAgain({ letter }: { letter: DeadLetter }) {
  const { slug } = useProject()
  const change = useAlertChange()
  const { receiver, title } = letter
  return (
    <Button
      size="small"
      disabled={change.isPending}
      aria-label={`Send again “${title}” to ${receiver}`}
      onClick={() =>
        void change.run({
          text: `Sent again to ${receiver}`,
          toldBy: ({ status, detail }) =>
            status === 'delivered' ? `Delivered to ${receiver}` : `Not delivered: ${detail}`,
          request: () => retryLetter(slug, letter),
        })
      }
    >
      <RotateCw size={14} aria-hidden="true" /> Send again
    </Button>
  )
}
