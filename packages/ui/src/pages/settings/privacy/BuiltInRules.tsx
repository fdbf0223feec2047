import type { SavedScrubRules } from '@seismo/ingest/api'
import { builtInRows } from './draft-in.ts'
import styles from './BuiltInRules.module.css'

export function BuiltInRules({ saved }: { saved: SavedScrubRules }) {
  return (
    <fieldset className={styles.rules}>
      <legend className={styles.label}>Built in</legend>
      {builtInRows(saved).map(({ name, words, isOn, isDecided }) => (
        <label key={name} className={styles.rule}>
          <input
            type="checkbox"
            name="built-in"
            value={name}
            defaultChecked={isOn}
            disabled={isDecided}
          />
          <span>
            {words} <code className={styles.mark}>[{name}]</code>
            {isDecided && <span className={styles.note}> by seismo.yaml</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
