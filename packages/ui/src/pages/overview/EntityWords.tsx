import { formatCount } from '../../format/numbers.ts'
import { formatMinute } from '../../format/time.ts'
import { LevelWord } from './LevelWord.tsx'
import { valueWords } from './measures.ts'
import { againstWords, changeOf, nameOf, type OverviewModel } from './model.ts'
import styles from './EntityWords.module.css'

export interface EntityCell {
  /** An index of the answer's lists. */
  entity: number
  /** Of its time; undefined for all of it. */
  column?: number | undefined
}

interface EntityWordsProps {
  model: OverviewModel
  cell: EntityCell
}

/** What a square or a cell says in words: for the tooltip, and for who hears the page. */
export function EntityWords({ model, cell: { entity, column } }: EntityWordsProps) {
  const { data, measure } = model
  const value = data.values[entity] ?? NaN
  const change = changeOf(model, entity)
  const group = data.groups[entity] ?? ''
  return (
    <>
      <bdi className={styles.name}>{nameOf(model, entity)}</bdi>
      {group !== '' && <bdi className={styles.group}> {group}</bdi>}
      {column === undefined ? (
        <span className={styles.line}>
          <strong>{valueWords(measure, value)}</strong> n={formatCount(data.n[entity] ?? 0)}{' '}
          {measure.unit}
          {change !== '' && ` · ${change} ${againstWords(model)}`}{' '}
          <LevelWord level={model.levels[entity] ?? 0} />
        </span>
      ) : (
        <CellWords model={model} entity={entity} column={column} />
      )}
    </>
  )
}

function CellWords({ model, entity, column }: { model: OverviewModel } & Required<EntityCell>) {
  const { data, measure, cellLevels } = model
  const cell = entity * data.columns + (column ?? 0)
  const n = data.cellN[cell] ?? 0
  return (
    <span className={styles.line}>
      <strong>{valueWords(measure, data.cellValues[cell] ?? NaN)}</strong> n={formatCount(n)} ·{' '}
      {formatMinute(data.from + (column ?? 0) * data.stepMs)}{' '}
      <LevelWord level={cellLevels[cell] ?? 0} />
    </span>
  )
}
