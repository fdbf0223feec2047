import { useNavigate } from '@tanstack/react-router'
import { Pin, PinOff } from 'lucide-react'
import { LEVELS, RAMP_STEPS } from '../../components/heat/levels.ts'
import { formatExact } from '../../format/numbers.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Shape } from '../../ui/Shape.tsx'
import { wordOf } from './LevelWord.tsx'
import { SHOW_LABELS, type Measure } from './measures.ts'
import { countOf, type OverviewModel } from './model.ts'
import { scaleParameter, type OverviewFilter } from '../../search/overview-search.ts'
import styles from './StateCounts.module.css'

const RATED = [LEVELS.poor, LEVELS.ni, LEVELS.good]

interface StateCountsProps {
  model: OverviewModel
  show: OverviewFilter['show']
  isPinned: boolean
}

/** How many there are, and of what state; beside it what the colours mean. */
export function StateCounts({ model, show, isPinned }: StateCountsProps) {
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
        <Ramp model={model} measure={measure} isPinned={isPinned} />
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

interface RampProps {
  model: OverviewModel
  measure: Measure
  isPinned: boolean
}

function Ramp({ model: { scale }, measure, isPinned }: RampProps) {
  const navigate = useNavigate()
  const Icon = isPinned ? PinOff : Pin
  return (
    <span className={styles.count}>
      {measure.format(scale.low)}
      <span className={styles.ramp} aria-hidden="true">
        {Array.from({ length: RAMP_STEPS }, (_, index) => (
          <span key={index} style={{ background: `var(--ramp-${String(index + 1)})` }} />
        ))}
      </span>
      {measure.format(scale.high)}
      {isPinned && ', pinned'}
      <IconButton
        label={isPinned ? 'Let the scale follow what is seen' : 'Pin the scale'}
        title={
          isPinned
            ? 'Let the scale follow what is seen'
            : 'Keep this scale in other times and filters'
        }
        className={styles.pin}
        onClick={() =>
          void navigate({
            to: '.',
            search: (old) => ({ ...old, scale: isPinned ? undefined : scaleParameter(scale) }),
            resetScroll: false,
          })
        }
      >
        <Icon size={14} aria-hidden="true" />
      </IconButton>
    </span>
  )
}
