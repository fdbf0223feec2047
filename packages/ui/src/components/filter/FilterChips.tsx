import { TriangleAlert, X } from 'lucide-react'
import {
  filterChips,
  invertedChip,
  withoutChip,
  type FilterChip,
} from '../../search/filter-terms.ts'
import { cx } from '../../ui/cx.ts'
import { useFilterSubject } from './filter-subject.ts'
import { useSetFilter } from './use-set-filter.ts'
import styles from './FilterChips.module.css'

/** The filter once more, each condition on its own: to turn it round, or to drop it. */
export function FilterChips({ q }: { q: string }) {
  const { vocabulary } = useFilterSubject()
  const chips = filterChips(q, vocabulary)
  if (chips.length === 0) return null
  return (
    <ul className={styles.chips} aria-label="Conditions of the filter">
      {chips.map((chip) => (
        <li key={chip.start}>
          {chip.problem === undefined ? <Good q={q} chip={chip} /> : <Bad q={q} chip={chip} />}
        </li>
      ))}
    </ul>
  )
}

interface ChipProps {
  q: string
  chip: FilterChip
}

function Good({ q, chip }: ChipProps) {
  const { vocabulary } = useFilterSubject()
  const setFilter = useSetFilter()
  const isExcluded = chip.part?.exclude === true
  return (
    <span className={cx(styles.chip, isExcluded && styles.excluded)}>
      <button
        type="button"
        className={styles.text}
        aria-pressed={isExcluded}
        title={
          isExcluded ? 'Left out: click for only these' : 'Only these: click to leave them out'
        }
        onClick={() => setFilter(invertedChip(q, chip, vocabulary))}
      >
        <bdi>{chip.text}</bdi>
      </button>
      <Drop q={q} chip={chip} />
    </span>
  )
}

function Bad({ q, chip }: ChipProps) {
  return (
    <span className={cx(styles.chip, styles.bad)}>
      <TriangleAlert size={12} aria-hidden="true" />
      <bdi className={styles.text}>{chip.text}</bdi>
      <span className={styles.problem}>Not searched for. {chip.problem}</span>
      <Drop q={q} chip={chip} />
    </span>
  )
}

function Drop({ q, chip }: ChipProps) {
  const setFilter = useSetFilter()
  return (
    <button
      type="button"
      className={styles.drop}
      aria-label={`Drop ${chip.text}`}
      onClick={() => setFilter(withoutChip(q, chip))}
    >
      <X size={12} aria-hidden="true" />
    </button>
  )
}
