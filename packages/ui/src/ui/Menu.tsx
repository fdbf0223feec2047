import { lazy, Suspense, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useShortcuts } from '../hooks/use-shortcuts.ts'
import type { MenuEntry } from './menu-entries.ts'
import styles from './Menu.module.css'

const loadPanel = () => import('./MenuPanel.tsx')
const MenuPanel = lazy(async () => ({ default: (await loadPanel()).MenuPanel }))

export interface MenuTrigger {
  id: string
  'aria-haspopup': 'menu'
  'aria-expanded': boolean
  onClick: () => void
  onKeyDown: (event: KeyboardEvent) => void
  onPointerEnter: () => void
  onFocus: () => void
}

interface MenuProps {
  trigger: (props: MenuTrigger) => ReactNode
  entries: readonly MenuEntry[]
  align?: 'start' | 'end'
  shortcut?: string
  defaultOpen?: boolean
}

export function Menu({
  trigger,
  entries,
  align = 'end',
  shortcut,
  defaultOpen = false,
}: MenuProps) {
  const id = useId()
  const wrap = useRef<HTMLSpanElement>(null)
  const [open, setOpen] = useState(defaultOpen)
  const [wanted, setWanted] = useState(defaultOpen)

  function change(next: boolean) {
    setWanted(true)
    setOpen(next)
  }
  useShortcuts(shortcut === undefined ? {} : { [shortcut]: () => change(true) })
  const preload = () => void loadPanel()

  return (
    <span ref={wrap} className={styles.wrap}>
      {trigger({
        id,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        onClick: () => change(!open),
        onKeyDown(event) {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          change(true)
        },
        onPointerEnter: preload,
        onFocus: preload,
      })}
      {wanted && (
        <Suspense>
          <MenuPanel
            {...{ id, open, entries, align }}
            onOpenChange={change}
            triggerOf={() => wrap.current?.querySelector('button')}
          />
        </Suspense>
      )}
    </span>
  )
}
