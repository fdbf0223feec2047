import type { Silence } from '@seismo/ingest/api'
import { Repeat } from 'lucide-react'
import { addSilence, endSilence } from '../../../api/alerts.ts'
import { useAlertChange } from '../../../api/use-alert-change.ts'
import { useMayChange, useProject } from '../../../components/use-project.ts'
import { formatExact } from '../../../format/numbers.ts'
import { formatAbsolute, formatMinute } from '../../../format/time.ts'
import { Button } from '../../../ui/Button.tsx'
import { StateWord } from '../StateWord.tsx'
import styles from './SilenceRow.module.css'

export function SilenceRow({ silence }: { silence: Silence }) {
  const { silence: content, state } = silence
  const mayChange = useMayChange()
  return (
    <li className={styles.row}>
      <StateWord state={state} />
      <div className={styles.what}>
        <p className={styles.matchers}>
          {content.matchers.map((matcher) => (
            <code key={matcher}>{matcher}</code>
          ))}
        </p>
        <p>
          <bdi>“{content.reason}”</bdi> by <bdi>{silence.by}</bdi>
        </p>
        {content.recurrence && (
          <p className={styles.note}>
            <Repeat size={12} aria-hidden="true" /> at <code>{content.recurrence.cron}</code> for{' '}
            {content.recurrence.duration}, {content.recurrence.timezone ?? 'UTC'}
            {silence.next && ` · next ${formatMinute(silence.next.from)}`}
          </p>
        )}
      </div>
      <p className={styles.until}>
        {state === 'waiting' && `from ${formatMinute(silence.starts)} `}
        <time dateTime={new Date(silence.ends).toISOString()} title={formatAbsolute(silence.ends)}>
          until {formatMinute(silence.ends)}
        </time>
      </p>
      <p className={styles.hid}>
        hid {counted(silence.hidden, 'notification')}
        {state === 'active' && ` · ${counted(silence.matches, 'alert')} now`}
      </p>
      {mayChange && state !== 'over' && <EndButton silence={silence} />}
    </li>
  )
}

function EndButton({ silence: { id, silence } }: { silence: Silence }) {
  const { slug } = useProject()
  const change = useAlertChange()
  return (
    <Button
      size="small"
      disabled={change.isPending}
      aria-label={`End silence “${silence.reason}”`}
      onClick={() =>
        void change.run({
          text: `Ended “${silence.reason}”`,
          request: () => endSilence(slug, id),
          undo: () => addSilence(slug, silence),
        })
      }
    >
      End
    </Button>
  )
}

function counted(n: number, word: string): string {
  return `${formatExact(n)} ${word}${n === 1 ? '' : 's'}`
}
