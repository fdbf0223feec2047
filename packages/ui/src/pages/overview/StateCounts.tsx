import { LEVELS, RAMP_STEPS } from '../../components/heat/levels.ts'
import { formatExact } from '../../format/numbers.ts'
import { Shape } from '../../ui/Shape.tsx'
import { wordOf } from './LevelWord.tsx'
import { SHOW_LABELS, type Measure } from './measures.ts'
import { countOf, type OverviewModel } from './model.ts'
import type { OverviewFilter } from '../../search/overview-search.ts'
import styles from './StateCounts.module.css'

const RATED = [LEVELS.poor, LEVELS.ni, LEVELS.good]

interface StateCountsProps {
  model: OverviewModel
  show: OverviewFilter['show']
}

/** How many there are, and of what state; beside it what the colours mean. */
export function StateCounts({ model, show }: StateCountsProps) {
  const { data, measure } = model
  const low = countOf(model, LEVELS.low)
  return (
    <p className={styles.counts}>
      <span>
        {formatExact(data.ids.length)} {SHOW_LABELS[show].toLowerCase()}
      </span>
      {measure.thresholds ? (
        RATED.map((level) => <Count key={level} level={level} n={countOf(model, level)} />)
      ) : (
        <Ramp model={model} measure={measure} />
      )}
      {low > 0 && <Count level={LEVELS.low} n={low} />}
      {data.left > 0 && (
        <span className={styles.left}>{formatExact(data.left)} others with less are left out</span>
      )}
    </p>
  )
}

function Count({ level, n }: { level: number; n: number }) {
  const word = wordOf(level)
  if (word === undefined) return null
  return (
    <span className={styles.count}>
      <Shape name={word.shape} tone={word.tone} /> {formatExact(n)} {word.word.toLowerCase()}
    </span>
  )
}

function Ramp({ model: { scale }, measure }: { model: OverviewModel; measure: Measure }) {
  return (
    <span className={styles.count}>
      {measure.format(scale.low)}
      <span className={styles.ramp} aria-hidden="true">
        {Array.from({ length: RAMP_STEPS }, (_, index) => (
          <span key={index} style={{ background: `var(--ramp-${String(index + 1)})` }} />
        ))}
      </span>
      {measure.format(scale.high)}
    </span>
  )
}
