import { useNavigate } from '@tanstack/react-router'
import { Copy, Filter, FilterX } from 'lucide-react'
import { lazy, Suspense, useId, useState, type ReactNode } from 'react'
import { useCopy } from '../../hooks/use-copy.ts'
import { withValue } from '../../search/filter-terms.ts'
import type { MenuEntry } from '../../ui/menu-entries.ts'
import { useFilterSubject } from './filter-subject.ts'
import { ValueMenuContext, type PointedValue } from './value-menu-context.ts'
import styles from './ValueMenu.module.css'

const MenuPanel = lazy(async () => ({
  default: (await import('../../ui/MenuPanel.tsx')).MenuPanel,
}))

/** One menu for all values below, where the pointer is. */
export function ValueMenuProvider({ children }: { children: ReactNode }) {
  const [pointed, setPointed] = useState<PointedValue>()
  const entries = useEntries(pointed)
  const id = useId()
  return (
    <ValueMenuContext value={setPointed}>
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

function useEntries(pointed: PointedValue | undefined): MenuEntry[] {
  const navigate = useNavigate()
  const [, copy] = useCopy()
  const { vocabulary } = useFilterSubject()
  if (pointed === undefined) return []
  const { key, value } = pointed

  function filter(exclude: boolean) {
    void navigate({
      to: '.',
      search: (old) => ({ ...old, q: withValue(old.q ?? '', { key, value, exclude }, vocabulary) }),
    })
  }

  return [
    { is: 'label', text: `${key}:${value}` },
    {
      is: 'item',
      text: 'Only these',
      icon: <Filter size={14} aria-hidden="true" />,
      onSelect: () => filter(false),
    },
    {
      is: 'item',
      text: 'All others',
      icon: <FilterX size={14} aria-hidden="true" />,
      onSelect: () => filter(true),
    },
    {
      is: 'item',
      text: 'Copy the value',
      icon: <Copy size={14} aria-hidden="true" />,
      onSelect: () => copy(value),
    },
  ]
}
