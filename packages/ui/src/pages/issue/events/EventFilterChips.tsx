import { useEffect, useRef } from 'react'
import { formatMinute } from '../../../format/time.ts'
import { filterChips, withoutChip } from '../../../search/filter-terms.ts'
import { Button } from '../../../ui/Button.tsx'
import { DropChip } from '../../../ui/DropChip.tsx'
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
        <DropChip name="the time" onDrop={() => setBox(undefined)}>
          {formatMinute(Date.parse(box.from))} – {formatMinute(Date.parse(box.to))}
        </DropChip>
      )}
      {chips.map((chip) => (
        <DropChip
          key={chip.start}
          name={chip.text}
          problem={chip.problem}
          onDrop={() => setOnly(withoutChip(only, chip))}
        >
          <bdi>{chip.text}</bdi>
        </DropChip>
      ))}
      {chips.length + Number(box !== undefined) > 1 && (
        <Button size="small" look="quiet" onClick={clear}>
          Clear all
        </Button>
      )}
    </div>
  )
}
