import type { StreamState } from '../live/stream.ts'
import styles from './LiveDot.module.css'

const words: Record<StreamState, { short: string; long: string }> = {
  connecting: { short: '…', long: 'Opening the live connection' },
  live: { short: 'Live', long: 'New events arrive by themselves' },
  reconnecting: {
    short: 'Reconnecting',
    long: 'The live connection is lost; what you see may be old',
  },
}

export function LiveDot({ state }: { state: StreamState }) {
  return (
    <span className={styles.live} role="status" title={words[state].long} data-state={state}>
      <span className={styles.dot} aria-hidden="true" />
      <span className={styles.word}>{words[state].short}</span>
    </span>
  )
}
