import { useNavigate } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { useRef, useState } from 'react'
import { useDebounced } from '../hooks/use-debounced.ts'
import { useShortcuts } from '../hooks/use-shortcuts.ts'
import styles from './NameFilter.module.css'

const REST_MS = 250

interface NameFilterProps {
  /** In the address. */
  param: 'name' | 'path'
  label: string
  placeholder: string
  name: string
}

/** Finds rows of a table by their name, as one types. */
export function NameFilter({ param, label, placeholder, name }: NameFilterProps) {
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(name)
  const [known, setKnown] = useState(name)
  useShortcuts({ '/': () => input.current?.select() })

  // The address changed by other means, such as the back button: follow it.
  if (name !== known) {
    setKnown(name)
    if (name !== text.trim()) setText(name)
  }

  useDebounced(text, REST_MS, (next) => {
    if (next.trim() === name) return
    void navigate({
      to: '.',
      search: (old) => ({ ...old, [param]: next.trim() || undefined }),
      replace: true,
    })
  })

  return (
    <search className={styles.box}>
      <Search size={14} aria-hidden="true" className={styles.icon} />
      <input
        ref={input}
        type="search"
        value={text}
        maxLength={200}
        spellCheck={false}
        className={styles.input}
        aria-label={label}
        placeholder={placeholder}
        title={`${label} (/)`}
        onChange={(event) => setText(event.target.value)}
      />
    </search>
  )
}
