import { X } from 'lucide-react'
import { useStoredChoice } from '../hooks/use-stored-choice.ts'
import { IconButton } from '../ui/Button.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { SHORTCUT_SHEET } from './open-shortcut-sheet.ts'
import { SECTIONS } from './sections.ts'
import { useMayChange } from './use-project.ts'
import styles from './ShortcutSheet.module.css'

const groups = [
  {
    title: 'Anywhere',
    keys: [
      ...SECTIONS.map(({ key, label }) => [`g ${key}`, label] as const),
      ['Ctrl k', 'Find anything'] as const,
      ['t', 'Time range'] as const,
      ['t a', 'Hold these times'] as const,
      ['[', 'Half a time range earlier'] as const,
      [']', 'Half a time range later'] as const,
      ['c', 'Copy the link'] as const,
      ['z', 'Undo'] as const,
      ['?', 'This sheet'] as const,
    ],
  },
  {
    title: 'Issues',
    keys: [
      ['j', 'Next issue'],
      ['k', 'Previous issue'],
      ['Enter', 'Open (or o)'],
      ['x', 'Select'],
      ['Shift x', 'Select all from the last one'],
      ['r', 'Resolve or reopen'],
      ['Shift r', 'Resolve until…'],
      ['e', 'Archive until…'],
      ['a', 'Assign'],
      ['m', 'Merge what is selected'],
      ['s', 'Silence its alerts'],
      ['/', 'Filter'],
      ['f', 'Add a condition'],
      ['c', 'Copy the link of the issue'],
      ['.', 'Show new issues'],
      ['\\', 'Compact rows'],
      ['Escape', 'Clear the selection'],
    ],
  },
  {
    title: 'Pages and sessions',
    keys: [
      ['j', 'Next row'],
      ['k', 'Previous row'],
      ['Enter', 'Open (or o)'],
      ['/', 'Find a page'],
    ],
  },
  {
    title: 'Alerts',
    keys: [
      ['j', 'Next alert or rule'],
      ['k', 'Previous alert or rule'],
      ['a', 'Acknowledge'],
      ['s', 'Snooze'],
      ['/', 'Find a rule'],
    ],
  },
] as const

/** Of no use to those who may not change an issue. */
const CHANGING: ReadonlySet<string> = new Set([
  ...['x', 'Shift x', 'r', 'Shift r', 'e', 'a', 'm', 's', 'z', 'Escape'],
])

/** A native dialog: focus, Escape and the backdrop are the browser's business. */
export function ShortcutSheet() {
  const mayChange = useMayChange()
  return (
    <dialog
      id={SHORTCUT_SHEET}
      className={styles.sheet}
      aria-labelledby={`${SHORTCUT_SHEET}-title`}
    >
      <header className={styles.header}>
        <h2 id={`${SHORTCUT_SHEET}-title`}>Keyboard shortcuts</h2>
        <form method="dialog">
          <IconButton type="submit" label="Close">
            <X size={16} aria-hidden="true" />
          </IconButton>
        </form>
      </header>
      <div className={styles.groups}>
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl className={styles.keys}>
              {keys
                .filter(([key]) => mayChange || !CHANGING.has(key))
                .map(([key, meaning]) => (
                  <div key={key} className={styles.row}>
                    <dt>{meaning}</dt>
                    <dd>
                      {key.split(' ').map((one) => (
                        <Kbd key={one}>{one}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <ShortcutSwitch />
    </dialog>
  )
}

/** Single keys get in the way of speech input, so they can be switched off (WCAG 2.1.4). */
function ShortcutSwitch() {
  const [shortcuts, setShortcuts] = useStoredChoice('shortcuts', ['on', 'off'])
  return (
    <label className={styles.switch}>
      <input
        type="checkbox"
        checked={shortcuts === 'on'}
        onChange={(event) => setShortcuts(event.target.checked ? 'on' : 'off')}
      />
      Single-key shortcuts are on
    </label>
  )
}
