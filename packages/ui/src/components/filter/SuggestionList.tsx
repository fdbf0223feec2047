import type { Suggestion } from '../../search/complete.ts'
import type { Completion } from './use-completion.ts'
import styles from './SuggestionList.module.css'

interface SuggestionListProps {
  /** Of the list; options are numbered after it. */
  id: string
  completion: Completion
  onChoose: (suggestion: Suggestion) => void
}

export function SuggestionList({ id, completion, onChoose }: SuggestionListProps) {
  const { suggestions, active } = completion
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Suggestions"
      className={styles.list}
      hidden={suggestions.length === 0}
      // The field keeps the focus: the list must not take it away by a press.
      onMouseDown={(event) => event.preventDefault()}
    >
      {suggestions.map((suggestion, index) => (
        <div
          key={suggestion.insert}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={styles.option}
          onClick={() => onChoose(suggestion)}
        >
          <bdi className={styles.label}>{suggestion.label}</bdi>
          {suggestion.hint !== undefined && <span className={styles.hint}>{suggestion.hint}</span>}
        </div>
      ))}
    </div>
  )
}
