import { Copy, Filter, FilterX } from 'lucide-react'
import { lazy, Suspense, useId, useState, type ReactNode } from 'react'
import { useCopy } from '../../hooks/use-copy.ts'
import type { MenuEntry } from '../../ui/menu-entries.ts'
import { useMadeValueActions } from './use-value-actions.ts'
import { ValueMenuContext, type PointedValue, type ValueActions } from './value-menu-context.ts'
import styles from './ValueMenu.module.css'

const MenuPanel = lazy(async () => ({
  default: (await import('../../ui/MenuPanel.tsx')).MenuPanel,
}))

/** One menu for all values below, where the pointer is. */
export function ValueMenuProvider({ children }: { children: ReactNode }) {
  const [pointed, setPointed] = useState<PointedValue>()
  const actions = useMadeValueActions(setPointed)
  const entries = useEntries(pointed, actions)
  const id = useId()
  return (
    <ValueMenuContext value={actions}>
      {children}
      {pointed !== undefined && (
        <span id={id} className={styles.at} style={{ left: pointed.x, top: pointed.y }}>
          <Suspense>
            <MenuPanel
              // Another value is another menu, wherever it stands.
              key={`${pointed.x} ${pointed.y}`}
              {...{ id, entries }}
              open
              align="start"
              onOpenChange={() => setPointed(undefined)}
              triggerOf={() => undefined}
            />
          </Suspense>
        </span>
      )}
    </ValueMenuContext>
  )
}

function useEntries(pointed: PointedValue | undefined, { filterBy }: ValueActions): MenuEntry[] {
  const [, copy] = useCopy()
  if (pointed === undefined) return []
  const { key, value } = pointed

  return [
    { is: 'label', text: `${key}:${value}` },
    {
      is: 'item',
      text: 'Only these',
      icon: <Filter size={14} aria-hidden="true" />,
      onSelect: () => filterBy({ key, value }),
    },
    {
      is: 'item',
      text: 'All others',
      icon: <FilterX size={14} aria-hidden="true" />,
      onSelect: () => filterBy({ key, value, exclude: true }),
    },
    {
      is: 'item',
      text: 'Copy the value',
      icon: <Copy size={14} aria-hidden="true" />,
      onSelect: () => copy(value),
    },
  ]
}
