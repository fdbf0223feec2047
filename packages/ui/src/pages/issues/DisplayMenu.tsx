import { SlidersHorizontal } from 'lucide-react'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { COLUMN_LABELS, COLUMNS, type Display } from './use-display.ts'
import styles from './DisplayMenu.module.css'

export function DisplayMenu({ display }: { display: Display }) {
  return (
    <span className={styles.menu}>
      <Menu
        trigger={(props) => (
          <Button {...props} title="Columns and height of the rows">
            <SlidersHorizontal size={14} aria-hidden="true" />
            Columns
          </Button>
        )}
        entries={[
          { is: 'label', text: 'Columns' },
          ...COLUMNS.map((column) => ({
            is: 'check' as const,
            text: COLUMN_LABELS[column],
            checked: display.columns.has(column),
            onChange: () => display.toggleColumn(column),
          })),
          { is: 'line' },
          {
            is: 'check',
            text: 'Compact rows',
            hint: '\\',
            checked: display.density === 'compact',
            onChange: display.toggleDensity,
          },
        ]}
      />
    </span>
  )
}
