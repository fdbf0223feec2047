import { X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { formatMinute } from '../../../format/time.ts'
import { Button } from '../../../ui/Button.tsx'
import styles from './EventFilterChips.module.css'
import { onlyTerms, withoutTerm } from './only-terms.ts'
import { useEventFilter } from './use-event-filter.ts'

/** Which part of the events is looked at; each condition can be dropped on its own. */
export function EventFilterChips() {
  const { box, only, isOn, setBox, setOnly, clear } = useEventFilter()
  const group = useRef<HTMLDivElement>(null)
  const conditions = `${box?.from ?? ''} ${box?.to ?? ''} ${only}`
  const seen = useRef(conditions)

  useEffect(() => {
    // A value chosen further down the page: what it leaves is up here.
    if (conditions !== seen.current) group.current?.scrollIntoView({ block: 'nearest' })
    seen.current = conditions
  }, [conditions])

  if (!isOn) return null
  const terms = onlyTerms(only)
  return (
    <div ref={group} className={styles.chips} role="group" aria-label="Only these events">
      <span className={styles.label}>Only events</span>
      {box !== undefined && (
        <Chip name="the time" onDrop={() => setBox(undefined)}>
          {formatMinute(Date.parse(box.from))} – {formatMinute(Date.parse(box.to))}
        </Chip>
      )}
      {terms.map((term) => (
        <Chip key={term} name={term} onDrop={() => setOnly(withoutTerm(only, term))}>
          <bdi>{term}</bdi>
        </Chip>
      ))}
      {terms.length + Number(box !== undefined) > 1 && (
        <Button size="small" look="quiet" onClick={clear}>
          Clear all
        </Button>
      )}
    </div>
  )
}

interface ChipProps {
  name: string
  onDrop: () => void
  children: ReactNode
}

function Chip({ name, onDrop, children }: ChipProps) {
  return (
    <span className={styles.chip}>
      <span className={styles.words}>{children}</span>
      <button
        type="button"
        className={styles.drop}
        aria-label={`Drop ${name}`}
        title="Drop this condition"
        onClick={onDrop}
      >
        <X size={12} aria-hidden="true" />
      </button>
    </span>
  )
}
