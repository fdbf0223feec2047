import { useStoredChoice } from '../../hooks/use-stored-choice.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import styles from './Appearance.module.css'

const choices = [
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
] as const

export function Appearance() {
  const [shortcuts, setShortcuts] = useStoredChoice('shortcuts', ['on', 'off'])
  return (
    <Panel title="This browser" note="Kept here, for you alone">
      <div className={styles.row}>
        <div>
          <h3>Single-key shortcuts</h3>
          <p className={styles.hint}>Switch them off if you speak to your computer.</p>
        </div>
        <Segmented
          label="Single-key shortcuts"
          options={choices}
          value={shortcuts}
          onChange={setShortcuts}
        />
      </div>
    </Panel>
  )
}
