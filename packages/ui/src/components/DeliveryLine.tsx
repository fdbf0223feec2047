import type { Delivery } from '@seismo/ingest/api'
import { Shape, type ShapeName, type Tone } from '../ui/Shape.tsx'
import styles from './DeliveryLine.module.css'

const looks: Record<Delivery['status'], { shape: ShapeName; tone: Tone; word: string }> = {
  delivered: { shape: 'circle', tone: 'good', word: 'delivered' },
  retrying: { shape: 'triangle', tone: 'ni', word: 'retrying' },
  failed: { shape: 'square', tone: 'poor', word: 'failed' },
}

/** What became of one message to one receiver. */
export function DeliveryLine({ delivery }: { delivery: Delivery }) {
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
