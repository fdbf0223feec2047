import type { AlertEntry, Delivery } from '@seismo/ingest/api'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { formatSpan } from '../../format/time.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Shape, type ShapeName, type Tone } from '../../ui/Shape.tsx'
import { SeverityBadge } from './SeverityBadge.tsx'
import { StateWord } from './StateWord.tsx'
import styles from './AlertHistory.module.css'

export function AlertHistory({ entries }: { entries: readonly AlertEntry[] }) {
  return (
    <Panel title="History" note="Every change of state, and what became of its messages" flush>
      <ol>
        {entries.map((entry) => (
          <Entry key={`${entry.incident} ${entry.state} ${entry.at}`} entry={entry} />
        ))}
      </ol>
    </Panel>
  )
}

function Entry({ entry }: { entry: AlertEntry }) {
  return (
    <li className={styles.entry}>
      <StateWord state={entry.state} />
      <div className={styles.words}>
        <p className={styles.rule}>
          <bdi>{entry.rule}</bdi> <SeverityBadge severity={entry.severity} />
        </p>
        <p className={styles.summary}>
          <bdi>{entry.summary}</bdi>
          {entry.state === 'resolved' && ` · lasted ${formatSpan(entry.at - entry.startedAt)}`}
        </p>
        {entry.deliveries.length > 0 && (
          <ul className={styles.deliveries}>
            {entry.deliveries.map((delivery, index) => (
              <DeliveryLine key={index} delivery={delivery} />
            ))}
          </ul>
        )}
      </div>
      <span className={styles.at}>
        <RelativeTime at={entry.at} />
      </span>
    </li>
  )
}

const looks: Record<Delivery['status'], { shape: ShapeName; tone: Tone; word: string }> = {
  delivered: { shape: 'circle', tone: 'good', word: 'delivered' },
  retrying: { shape: 'triangle', tone: 'ni', word: 'retrying' },
  failed: { shape: 'square', tone: 'poor', word: 'failed' },
}

function DeliveryLine({ delivery }: { delivery: Delivery }) {
  const { receiver, kind, status, attempts, detail } = delivery
  const { shape, tone, word } = looks[status]
  const tries = attempts > 1 ? ` after ${attempts} attempts` : ''
  return (
    <li className={styles.delivery}>
      <Shape name={shape} tone={tone} size={8} />
      <span>
        {kind} <bdi>{receiver}</bdi>: {word}
        {tries}
        {status !== 'delivered' && detail !== '' && (
          <>
            , <bdi>{detail}</bdi>
          </>
        )}
      </span>
    </li>
  )
}
