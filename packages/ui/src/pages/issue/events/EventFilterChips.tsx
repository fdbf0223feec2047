import { X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { formatMinute } from '../../../format/time.ts'
import { filterChips, withoutChip } from '../../../search/filter-terms.ts'
import { Button } from '../../../ui/Button.tsx'
import { cx } from '../../../ui/cx.ts'
import styles from './EventFilterChips.module.css'
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
  const chips = filterChips(only)
  return (
    <div ref={group} className={styles.chips} role="group" aria-label="Only these events">
      <span className={styles.label}>Only events</span>
      {box !== undefined && (
        <Chip name="the time" onDrop={() => setBox(undefined)}>
          {formatMinute(Date.parse(box.from))} – {formatMinute(Date.parse(box.to))}
        </Chip>
      )}
      {chips.map((chip) => (
        <Chip
          key={chip.start}
          name={chip.text}
          problem={chip.problem}
          onDrop={() => setOnly(withoutChip(only, chip))}
        >
          <bdi>{chip.text}</bdi>
        </Chip>
      ))}
      {chips.length + Number(box !== undefined) > 1 && (
        <Button size="small" look="quiet" onClick={clear}>
          Clear all
        </Button>
      )}
    </div>
  )
}

interface ChipProps {
  name: string
  /** Why it is no condition, and what would be. */
  problem?: string | undefined
  onDrop: () => void
  children: ReactNode
}

function Chip({ name, problem, onDrop, children }: ChipProps) {
  return (
    <span className={cx(styles.chip, problem !== undefined && styles.bad)} title={problem}>
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
