import { createContext, use, useEffect, useEffectEvent } from 'react'
import type { ShortcutMap, Shortcuts } from './shortcuts.ts'

export const ShortcutsContext = createContext<Shortcuts | undefined>(undefined)

/** Runs the actions while the component is on the page; general ones where nothing else has the key. */
export function useShortcuts(map: ShortcutMap, isGeneral = false): void {
  const shortcuts = use(ShortcutsContext)
  const keys = Object.keys(map).join('\n')
  const run = useEffectEvent((key: string) => map[key]?.())

  useEffect(() => {
    const names = keys.split('\n').filter((key) => key !== '')
    const actions = Object.fromEntries(names.map((key) => [key, () => run(key)]))
    return shortcuts?.register(actions, isGeneral)
  }, [shortcuts, keys, isGeneral])
}

/** Feeds the page's key presses to the shortcuts. */
export function listenForShortcuts(shortcuts: Shortcuts): () => void {
  function onKeyDown(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing) return
    const ran = shortcuts.press({
      key: event.key,
      taken: isTaken(event),
      modified: event.metaKey || event.ctrlKey || event.altKey,
      at: event.timeStamp,
    })
    if (ran) event.preventDefault()
  }

  addEventListener('keydown', onKeyDown)
  return () => removeEventListener('keydown', onKeyDown)
}

const TYPING = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]'
const OVERLAY = '[role=menu], dialog'

function isTaken({ target }: KeyboardEvent): boolean {
  return target instanceof Element && (target.matches(TYPING) || target.closest(OVERLAY) !== null)
}
