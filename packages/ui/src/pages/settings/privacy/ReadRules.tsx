import type { SavedScrubRules } from '@seismo/ingest/api'
import { builtInRows } from './draft-in.ts'
import styles from './PrivacyForm.module.css'

/** For who may not change them: what is taken out, and what is not. */
export function ReadRules({ saved }: { saved: SavedScrubRules }) {
  const { ofAll, rules } = saved
  const names = [...ofAll.keys, ...rules.keys]
  const patterns = [...ofAll.patterns, ...rules.patterns].map(({ name }) => `[${name}]`)
  const rows = builtInRows(saved)
  const words = (isOn: boolean) => rows.filter((one) => one.isOn === isOn).map((one) => one.words)
  return (
    <dl className={styles.form}>
      <Fact name="Taken out before it is stored" values={words(true)} />
      <Fact name="Not looked for" values={words(false)} />
      <Fact name="Names whose values are secrets" values={names} />
      <Fact name="Patterns of your own" values={patterns} />
    </dl>
  )
}

function Fact({ name, values }: { name: string; values: readonly string[] }) {
  return (
    <div>
      <dt className={styles.hint}>{name}</dt>
      <dd>
        <bdi>{values.length === 0 ? 'None' : values.join(', ')}</bdi>
      </dd>
    </div>
  )
}
