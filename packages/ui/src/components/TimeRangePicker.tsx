import { ChevronDown, Clock, Link2, Pin } from 'lucide-react'
import { useShortcuts } from '../hooks/use-shortcuts.ts'
import { PRESETS, windowLabel } from '../search/time-window.ts'
import { Button } from '../ui/Button.tsx'
import { Hidden } from '../ui/Hidden.tsx'
import { choice } from '../ui/menu-entries.ts'
import { Menu } from '../ui/Menu.tsx'
import { useShare } from './use-share.ts'
import { useWindow } from './use-window.ts'
import styles from './TimeRangePicker.module.css'

/** The window lives in the address: relative stays relative, and sharing freezes it. */
export function TimeRangePicker() {
  const { window, show, freeze, shift } = useWindow()
  const share = useShare()
  const preset = window.to === undefined && PRESETS.find((one) => one.from === window.from)
  useShortcuts({ 't a': freeze, '[': () => shift(-1), ']': () => shift(1) })

  return (
    <Menu
      shortcut="t"
      trigger={(props) => (
        <Button {...props} title="Time range (t)">
          <Clock size={14} aria-hidden="true" className={styles.clock} />
          <Hidden>Time range: </Hidden>
          <span className={styles.label}>{windowLabel(window)}</span>
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      )}
      entries={[
        { is: 'label', text: 'Time range' },
        choice({
          label: 'Time range',
          value: preset ? preset.from : '',
          options: PRESETS.map(({ from, label }) => ({ value: from, label })),
          onChange: (from) => show({ from }),
        }),
        { is: 'line' },
        {
          is: 'item',
          text: 'Hold these times',
          hint: 't a',
          icon: <Pin size={14} aria-hidden="true" />,
          onSelect: freeze,
        },
        {
          is: 'item',
          text: 'Copy link with fixed times',
          icon: <Link2 size={14} aria-hidden="true" />,
          onSelect: share,
        },
      ]}
    />
  )
}
