import { Shape } from '../../ui/Shape.tsx'
import { wordOf } from './LevelWord.tsx'
import { nameOf, type OverviewModel } from './model.ts'
import styles from './EntityName.module.css'

interface EntityNameProps {
  model: OverviewModel
  entity: number
  onOpen: (entity: number) => void
}

/** Its state as a shape, and its name, which opens it. */
export function EntityName({ model, entity, onOpen }: EntityNameProps) {
  const word = wordOf(model.levels[entity] ?? 0)
  const group = model.data.groups[entity] ?? ''
  const name = nameOf(model, entity)
  return (
    <button
      type="button"
      className={styles.name}
      title={group === '' ? name : `${name}, ${group}`}
      onClick={() => onOpen(entity)}
    >
      {word !== undefined && <Shape name={word.shape} tone={word.tone} />}
      <bdi className={styles.text}>{name}</bdi>
    </button>
  )
}
