import { useNavigate } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { useRef, useState } from 'react'
import { useDebounced } from '../../hooks/use-debounced.ts'
import { useShortcuts } from '../../hooks/use-shortcuts.ts'
import styles from './ReleaseFilter.module.css'

const REST_MS = 250

export function ReleaseFilter({ name }: { name: string }) {
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
      search: (old) => ({ ...old, name: next.trim() || undefined }),
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
        aria-label="Find a release"
        placeholder="Find a release, such as 2.41.*"
        title="Find a release (/)"
        onChange={(event) => setText(event.target.value)}
      />
    </search>
  )
}
