import type { ReactNode } from 'react'
import { usePalette } from '../../hooks/use-palette.ts'
import { useStoredChoice } from '../../hooks/use-stored-choice.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Shape } from '../../ui/Shape.tsx'
import styles from './Appearance.module.css'

const switches = [
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
] as const

const palettes = [
  { value: 'standard', label: 'Standard' },
  { value: 'distinct', label: 'High distinction' },
] as const

export function Appearance() {
  const [shortcuts, setShortcuts] = useStoredChoice('shortcuts', ['on', 'off'])
  const [palette, setPalette] = usePalette()
  return (
    <Panel title="Appearance" note="For you alone, on every browser">
      <Row
        title="Single-key shortcuts"
        hint="Switch them off if you speak to your computer."
        control={
          <Segmented
            label="Single-key shortcuts"
            options={switches}
            value={shortcuts}
            onChange={setShortcuts}
          />
        }
      />
      <Row
        title="Colours"
        hint={
          <span className={styles.sample}>
            <Shape name="circle" tone="good" /> good
            <Shape name="triangle" tone="ni" /> needs improvement
            <Shape name="square" tone="poor" /> poor
          </span>
        }
        control={
          <Segmented label="Colours" options={palettes} value={palette} onChange={setPalette} />
        }
      />
    </Panel>
  )
}

function Row({ title, hint, control }: { title: string; hint: ReactNode; control: ReactNode }) {
  return (
    <div className={styles.row}>
      <div>
        <h3>{title}</h3>
        <p className={styles.hint}>{hint}</p>
      </div>
      {control}
    </div>
  )
}
