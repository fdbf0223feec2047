import { Search, X } from 'lucide-react'
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { IconButton } from '../../ui/Button.tsx'
import { Hidden } from '../../ui/Hidden.tsx'
import { PaletteList } from './PaletteList.tsx'
import { useActiveCommand, type ActiveCommand } from './use-active-command.ts'
import { useCommands } from './use-commands.ts'
import styles from './PalettePanel.module.css'

/**
 * A native dialog and not a library's: those lock scrolling with an injected <style>, which the content
 * security policy refuses. Open as long as it is mounted.
 */
export function PalettePanel({ onClose }: { onClose: () => void }) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const { groups, isPending, isPart } = useCommands(typed)
  const all = groups.flatMap(({ commands }) => commands)
  const active = useActiveCommand(all, typed)
  const found = all.length === 0 ? 'Nothing found' : `${String(all.length)} found`
  const words = isPart ? `${found}, but not everything could be looked at` : found

  useLayoutEffect(() => {
    const opened = dialog.current
    opened?.showModal()
    return () => opened?.close()
  }, [])

  function run(command: ActiveCommand['command']) {
    if (command === undefined) return
    onClose()
    // After the dialog has given the focus back: what is run may want it.
    queueMicrotask(command.run)
  }

  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label="Find anything"
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
    >
      <div className={styles.inside}>
        <div className={styles.field}>
          <Search size={16} aria-hidden="true" />
          <input
            // The dialog gives its focus to this one.
            autoFocus
            className={styles.input}
            type="text"
            role="combobox"
            aria-label="Find anything"
            aria-autocomplete="list"
            aria-expanded={all.length > 0}
            aria-controls={id}
            aria-activedescendant={active.command && `${id}-${String(active.index)}`}
            placeholder="Issue, page, release, or what to do"
            value={typed}
            maxLength={200}
            spellCheck={false}
            autoComplete="off"
            onChange={({ target }) => setTyped(target.value)}
            onKeyDown={(event) => onKey(event, active, run)}
          />
          <IconButton label="Close" className={styles.close} onClick={onClose}>
            <X size={16} aria-hidden="true" />
          </IconButton>
        </div>
        <PaletteList id={id} groups={groups} active={active.index} onChoose={run} />
        <p className={styles.none} role="status">
          {all.length === 0 && isPending && 'Looking…'}
          {all.length === 0 && !isPending && words}
          {all.length > 0 && (isPart ? words : <Hidden>{words}</Hidden>)}
        </p>
      </div>
    </dialog>
  )
}

function onKey(
  event: KeyboardEvent<HTMLInputElement>,
  { command, move }: ActiveCommand,
  run: (command: ActiveCommand['command']) => void,
): void {
  if (event.nativeEvent.isComposing) return
  if (event.key === 'Enter') {
    event.preventDefault()
    run(command)
  }
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  event.preventDefault()
  move(event.key === 'ArrowDown' ? 1 : -1)
}
