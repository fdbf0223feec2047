import type { AlertEntry, RuleStatus, Silence } from '@seismo/ingest/api'
import { cx } from '../../ui/cx.ts'
import { Shape, type ShapeName, type Tone } from '../../ui/Shape.tsx'
import styles from './StateWord.module.css'

type State = RuleStatus['state'] | AlertEntry['state'] | Silence['state'] | 'silenced'

const looks: Record<State, { shape: ShapeName; tone: Tone; word: string }> = {
  firing: { shape: 'square', tone: 'poor', word: 'Firing' },
  pending: { shape: 'triangle', tone: 'ni', word: 'Pending' },
  silenced: { shape: 'dot', tone: 'muted', word: 'Silenced' },
  inactive: { shape: 'ring', tone: 'muted', word: 'Inactive' },
  resolved: { shape: 'circle', tone: 'good', word: 'Resolved' },
  'no-data': { shape: 'diamond', tone: 'info', word: 'No data' },
  failed: { shape: 'cross', tone: 'poor', word: 'Not evaluated' },
  disabled: { shape: 'dot', tone: 'muted', word: 'Disabled' },
  active: { shape: 'circle', tone: 'info', word: 'Active' },
  waiting: { shape: 'ring', tone: 'muted', word: 'Waiting' },
  over: { shape: 'dot', tone: 'muted', word: 'Over' },
}

export function StateWord({ state }: { state: State }) {
  const { shape, tone, word } = looks[state]
  return (
    <span className={cx(styles.state, styles[tone])}>
      <Shape name={shape} tone={tone} size={11} /> {word}
    </span>
  )
}
