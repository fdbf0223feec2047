import { useNavigate, useSearch } from '@tanstack/react-router'
import { ChevronDown, Clock, Link2 } from 'lucide-react'
import { useCopy } from '../hooks/use-copy.ts'
import { useNow } from '../hooks/use-now.ts'
import { toQueryString } from '../search/query-string.ts'
import { frozenWindow, PRESETS, windowLabel, windowOf } from '../search/time-window.ts'
import { Button } from '../ui/Button.tsx'
import { Hidden } from '../ui/Hidden.tsx'
import { choice } from '../ui/menu-entries.ts'
import { Menu } from '../ui/Menu.tsx'
import styles from './TimeRangePicker.module.css'

/** The window lives in the address: relative stays relative, and sharing freezes it. */
export function TimeRangePicker() {
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const now = useNow()
  const [copied, copy] = useCopy()
  const window = windowOf(search)
  const preset = window.to === undefined && PRESETS.find((one) => one.from === window.from)

  function copyFrozenLink() {
    const frozen = toQueryString({ ...search, ...frozenWindow(window, now) })
    copy(`${location.origin}${location.pathname}${frozen}`)
  }

  return (
    <Menu
      shortcut="t"
      trigger={(props) => (
        <Button {...props} title="Time range (t)">
          <Clock size={14} aria-hidden="true" className={styles.clock} />
          <Hidden>Time range: </Hidden>
          <span className={styles.label}>{copied ? 'Link copied' : windowLabel(window)}</span>
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      )}
      entries={[
        { is: 'label', text: 'Time range' },
        choice({
          label: 'Time range',
          value: preset ? preset.from : '',
          options: PRESETS.map(({ from, label }) => ({ value: from, label })),
          onChange: (from) =>
            void navigate({ to: '.', search: (old) => ({ ...old, from, to: undefined }) }),
        }),
        { is: 'line' },
        {
          is: 'item',
          text: 'Copy link with fixed times',
          icon: <Link2 size={14} aria-hidden="true" />,
          onSelect: copyFrozenLink,
        },
      ]}
    />
  )
}
