import { formatExact } from '../../format/numbers.ts'
import { formatSpan } from '../../format/time.ts'
import type { OverviewFilter } from '../../search/overview-search.ts'
import { windowLabel } from '../../search/time-window.ts'
import { Drawer } from '../../ui/Drawer.tsx'
import { Sparkline } from '../../ui/Sparkline.tsx'
import { EntityLinks } from './EntityLinks.tsx'
import { LevelWord } from './LevelWord.tsx'
import { AGAINST_LABELS, valueWords } from './measures.ts'
import { againstTimes, changeOf, nameOf, type OverviewModel } from './model.ts'
import styles from './EntityDrawer.module.css'

interface EntityDrawerProps {
  model: OverviewModel
  filter: OverviewFilter
  entity: number
  onClose: () => void
}

/** One of them: its numbers with what they are made of, its time, and where to read on. */
export function EntityDrawer({ model, filter, entity, onClose }: EntityDrawerProps) {
  const { data, measure, levels } = model
  const now = data.values[entity] ?? NaN
  const before = data.before[entity] ?? NaN
  const group = data.groups[entity] ?? ''
  const counted = (n: number | undefined) => `n=${formatExact(n ?? 0)} ${measure.unit}`
  return (
    <Drawer title={<bdi>{nameOf(model, entity)}</bdi>} onClose={onClose}>
      <div className={styles.body}>
        <p className={styles.note}>
          {measure.label}, {windowLabel(filter.window)}
          {group !== '' && (
            <>
              , in <bdi>{group}</bdi>
            </>
          )}
        </p>
        <p className={styles.value}>
          <strong>{valueWords(measure, now)}</strong> <LevelWord level={levels[entity] ?? 0} />
        </p>
        <dl className={styles.numbers}>
          <dt>Now</dt>
          <dd>{counted(data.n[entity])}</dd>
          <dt className={styles.against}>{AGAINST_LABELS[data.against]}</dt>
          <dd>
            {valueWords(measure, before)}, {counted(data.beforeN[entity])}
            <span className={styles.times}>{againstTimes(model)}</span>
          </dd>
          <dt>Change</dt>
          <dd>
            {changeOf(model, entity) ||
              (Number.isNaN(before) ? 'unknown: it was not seen then' : '—')}
          </dd>
        </dl>
        <Curve model={model} entity={entity} />
        <EntityLinks model={model} filter={filter} entity={entity} />
      </div>
    </Drawer>
  )
}

function Curve({ model, entity }: { model: OverviewModel; entity: number }) {
  const { data, measure } = model
  const { columns, cellValues, stepMs } = data
  const curve = cellValues.subarray(entity * columns, (entity + 1) * columns)
  const known = curve.filter((value) => !Number.isNaN(value))
  if (known.length === 0) return null
  const [low, high] = [Math.min(...known), Math.max(...known)]
  return (
    <figure className={styles.curve}>
      <Sparkline
        values={Array.from(curve, (value) => (Number.isNaN(value) ? 0 : value))}
        label={`Between ${measure.format(low)} and ${measure.format(high)}`}
      />
      <figcaption>
        {measure.format(low)} – {measure.format(high)}, each bar {formatSpan(stepMs)}
      </figcaption>
    </figure>
  )
}
