import { Search } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Hidden } from '../../ui/Hidden.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import styles from './CommandPalette.module.css'

const loadPanel = () => import('./PalettePanel.tsx')
const PalettePanel = lazy(async () => ({ default: (await loadPanel()).PalettePanel }))

/** One field that leads everywhere; its list is loaded when somebody reaches for it. */
export function CommandPalette() {
  const [open, setOpen] = useState(false)
  useEffect(() => onPaletteKey(() => setOpen((before) => !before)), [])
  const preload = () => void loadPanel()

  return (
    <>
      <Button
        className={styles.trigger}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        title="Find anything (Ctrl+K)"
        onClick={() => setOpen(true)}
        onPointerEnter={preload}
        onFocus={preload}
      >
        <Search size={14} aria-hidden="true" />
        <Hidden>Find anything</Hidden>
        <span className={styles.word} aria-hidden="true">
          Find
        </span>
        <span className={styles.keys} aria-hidden="true">
          <Kbd>Ctrl K</Kbd>
        </span>
      </Button>
      {open && (
        <Suspense>
          <PalettePanel onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

/** Not one of the single keys: with its modifier it also works while somebody types. */
function onPaletteKey(run: () => void): () => void {
  function onKeyDown(event: KeyboardEvent) {
    const { key, metaKey, ctrlKey, altKey, shiftKey } = event
    if (key.toLowerCase() !== 'k' || metaKey === ctrlKey || altKey || shiftKey) return
    // The browser's own: its search field.
    event.preventDefault()
    run()
  }
  addEventListener('keydown', onKeyDown)
  return () => removeEventListener('keydown', onKeyDown)
}
