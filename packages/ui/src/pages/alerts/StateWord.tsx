import type { AlertEntry, AlertStatus } from '@seismo/ingest/api'
import { cx } from '../../ui/cx.ts'
import { Shape, type ShapeName, type Tone } from '../../ui/Shape.tsx'
import styles from './StateWord.module.css'

type State = AlertStatus['state'] | AlertEntry['state']

const looks: Record<State, { shape: ShapeName; tone: Tone; word: string }> = {
  firing: { shape: 'square', tone: 'poor', word: 'Firing' },
  pending: { shape: 'triangle', tone: 'ni', word: 'Pending' },
  inactive: { shape: 'ring', tone: 'muted', word: 'Inactive' },
  resolved: { shape: 'circle', tone: 'good', word: 'Resolved' },
}

export function StateWord({ state }: { state: State }) {
  const { shape, tone, word } = looks[state]
  return (
    <span className={cx(styles.state, styles[tone])}>
      <Shape name={shape} tone={tone} size={11} /> {word}
    </span>
  )
}
