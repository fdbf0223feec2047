import { Search, X } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useDebounced } from '../../hooks/use-debounced.ts'
import { useShortcuts } from '../../hooks/use-shortcuts.ts'
import { completed, type Suggestion } from '../../search/complete.ts'
import type { TimeWindow } from '../../search/time-window.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { useFilterSubject } from './filter-subject.ts'
import { SuggestionList } from './SuggestionList.tsx'
import { useCompletion, type Completion } from './use-completion.ts'
import { useSetFilter } from './use-set-filter.ts'
import styles from './FilterBox.module.css'

const REST_MS = 250

export function FilterBox({ q, window }: { q: string; window: TimeWindow }) {
  const { label, placeholder } = useFilterSubject()
  const setFilter = useSetFilter()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [{ text, caret }, setTyped] = useState({ text: q, caret: q.length })
  const [known, setKnown] = useState(q)
  const completion = useCompletion({ text, caret, window })

  // The address changed by other means, a dropped chip or the back button: follow it.
  if (q !== known) {
    setKnown(q)
    if (q !== text.trim()) setTyped({ text: q, caret: q.length })
  }

  function commit(next: string) {
    // Replaced, not pushed: every keystroke in the history would bury the page before.
    if (next.trim() !== q) setFilter(next, { replace: true })
  }
  useDebounced(text, REST_MS, (rested) => {
    // A key that still waits for its value is nothing to complain of yet.
    if (completion.word.key === undefined || completion.word.typed !== '') commit(rested)
  })
  useCaret(input, caret, text)

  function choose(suggestion: Suggestion) {
    setTyped(completed(text, completion.word, suggestion))
    input.current?.focus()
  }

  useShortcuts({
    '/': () => input.current?.select(),
    f: () => {
      const next = text === '' || text.endsWith(' ') ? text : `${text} `
      setTyped({ text: next, caret: next.length })
      input.current?.focus()
      completion.open()
    },
  })

  return (
    <search className={styles.box}>
      <Search size={14} aria-hidden="true" className={styles.icon} />
      <input
        ref={input}
        className={styles.input}
        type="text"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={completion.suggestions.length > 0}
        aria-controls={id}
        aria-activedescendant={completion.active === -1 ? undefined : `${id}-${completion.active}`}
        placeholder={placeholder}
        value={text}
        maxLength={500}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => {
          setTyped({ text: target.value, caret: target.selectionStart ?? target.value.length })
          completion.open()
        }}
        onBlur={completion.close}
        onKeyDown={(event) => onKey(event, completion, { choose, commit: () => commit(text) })}
      />
      <SuggestionList id={id} completion={completion} onChoose={choose} />
      {text === '' ? (
        <Kbd>/</Kbd>
      ) : (
        <IconButton
          label="Clear the filter"
          className={styles.clear}
          onClick={() => {
            setTyped({ text: '', caret: 0 })
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

/** React puts the caret at the end of a text that it sets; a completion may end before. */
function useCaret(
  input: React.RefObject<HTMLInputElement | null>,
  caret: number,
  text: string,
): void {
  useEffect(() => {
    if (document.activeElement === input.current) input.current?.setSelectionRange(caret, caret)
  }, [input, caret, text])
}

interface KeyActions {
  choose: (suggestion: Suggestion) => void
  commit: () => void
}

function onKey(
  event: KeyboardEvent<HTMLInputElement>,
  completion: Completion,
  { choose, commit }: KeyActions,
): void {
  const { suggestions, active, move, close } = completion
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    move(event.key === 'ArrowDown' ? 1 : -1)
  }
  const chosen = suggestions[event.key === 'Tab' ? Math.max(active, 0) : active]
  if ((event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) && chosen) {
    event.preventDefault()
    choose(chosen)
    return
  }
  if (event.key === 'Enter') {
    close()
    commit()
  }
  if (event.key !== 'Escape') return
  if (suggestions.length > 0) close()
  else event.currentTarget.blur()
}
