import { useNavigate } from '@tanstack/react-router'
import { Search, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { useDebounced } from '../../hooks/use-debounced.ts'
import { useShortcuts } from '../../hooks/use-shortcuts.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import styles from './FilterBox.module.css'

const REST_MS = 250

export function FilterBox({ q }: { q: string }) {
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(q)
  const [known, setKnown] = useState(q)
  useShortcuts({ '/': () => input.current?.select() })

  // The address changed by other means, a dropped term or the back button: follow it.
  if (q !== known) {
    setKnown(q)
    if (q !== text.trim()) setText(q)
  }

  function commit(next: string) {
    if (next.trim() === q) return
    // Replaced, not pushed: every keystroke in the history would bury the page before.
    void navigate({
      to: '.',
      search: (old) => ({ ...old, q: next.trim() || undefined }),
      replace: true,
    })
  }
  useDebounced(text, REST_MS, commit)

  return (
    <search className={styles.box}>
      <Search size={14} aria-hidden="true" className={styles.icon} />
      <input
        ref={input}
        className={styles.input}
        type="text"
        aria-label="Filter issues"
        placeholder="Filter: text, release:2.41.* browser:Safari page:/cart"
        value={text}
        maxLength={500}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit(text)
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      {text === '' ? (
        <Kbd>/</Kbd>
      ) : (
        <IconButton
          label="Clear the filter"
          className={styles.clear}
          onClick={() => {
            setText('')
            commit('')
            input.current?.focus()
          }}
        >
          <X size={14} aria-hidden="true" />
        </IconButton>
      )}
    </search>
  )
}
