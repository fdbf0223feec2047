import { ChevronDown } from 'lucide-react'
import { Button } from '../../ui/Button.tsx'
import { choice } from '../../ui/menu-entries.ts'
import { Menu } from '../../ui/Menu.tsx'
import styles from './ChoiceMenu.module.css'

interface ChoiceMenuProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
}

/** One of several, named before what is chosen: `Fill by INP p75 ▾`. */
export function ChoiceMenu<Value extends string>(props: ChoiceMenuProps<Value>) {
  const { label, value, options, onChange } = props
  const chosen = options.find((one) => one.value === value)
  return (
    <Menu
      align="start"
      trigger={(trigger) => (
        <Button {...trigger} size="small">
          <span className={styles.label}>{label}</span> {chosen?.label}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      )}
      entries={[{ is: 'label', text: label }, choice({ label, value, options, onChange })]}
    />
  )
}
