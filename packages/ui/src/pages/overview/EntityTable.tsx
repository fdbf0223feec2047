import { useState } from 'react'
import { rowsInSight } from '../../components/heat/stripes-layout.ts'
import { formatCount, formatExact } from '../../format/numbers.ts'
import type { OverviewFilter } from '../../search/overview-search.ts'
import { Panel } from '../../ui/Panel.tsx'
import { EntityName } from './EntityName.tsx'
import { LevelWord } from './LevelWord.tsx'
import { MEASURES, SHOW_LABELS, valueWords } from './measures.ts'
import { againstTimes, againstWords, changeOf, type OverviewModel } from './model.ts'
import styles from './EntityTable.module.css'

const ROW = 36
const HEIGHT = 640
/** Beside those in sight, so that a quick turn of the wheel shows no gap. */
const AHEAD = 10

interface EntityTableProps {
  model: OverviewModel
  filter: OverviewFilter
  onOpen: (entity: number) => void
}

/** The pictures' numbers; of ten thousand rows those in sight are on the page. */
export function EntityTable({ model, filter: { show, fill, group }, onOpen }: EntityTableProps) {
  const [scrollTop, setScrollTop] = useState(0)
  const { order } = model
  const seen = rowsInSight({ rows: order.length, rowHeight: ROW, height: HEIGHT }, scrollTop)
  const first = Math.max(0, seen.first - AHEAD)
  const end = Math.min(order.length, seen.end + AHEAD)
  const title = `${SHOW_LABELS[show]} by ${MEASURES[fill].label}`
  return (
    <Panel title={title} note={`Worst first, Δ ${againstWords(model)}`} flush>
      <div
        className={styles.scroll}
        style={{ maxHeight: HEIGHT }}
        tabIndex={0}
        role="region"
        aria-label={`${title}, table`}
        onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      >
        <table className={styles.table} aria-rowcount={order.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              <th>Name</th>
              {group !== 'none' && <th className={styles.group}>Group</th>}
              <th className={styles.state}>State</th>
              <th className={styles.number}>Now</th>
              <th className={styles.number} title={`Against ${againstTimes(model)}`}>
                Δ
              </th>
              <th className={styles.number}>n</th>
            </tr>
          </thead>
          <tbody>
            <Space rows={first} />
            {Array.from(order.subarray(first, end), (entity, index) => (
              <EntityRow
                key={entity}
                {...{ model, entity, onOpen }}
                row={first + index + 2}
                isGrouped={group !== 'none'}
              />
            ))}
            <Space rows={order.length - end} />
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

interface EntityRowProps extends Pick<EntityTableProps, 'model' | 'onOpen'> {
  entity: number
  row: number
  isGrouped: boolean
}

function EntityRow({ model, entity, onOpen, row, isGrouped }: EntityRowProps) {
  const { data, measure, levels } = model
  const value = data.values[entity] ?? NaN
  const n = data.n[entity] ?? 0
  return (
    <tr aria-rowindex={row}>
      <td className={styles.name}>
        <EntityName model={model} entity={entity} onOpen={onOpen} />
      </td>
      {isGrouped && (
        <td className={styles.group}>
          <bdi>{data.groups[entity]}</bdi>
        </td>
      )}
      <td className={styles.state}>
        <LevelWord level={levels[entity] ?? 0} />
      </td>
      <td className={styles.number}>
        <strong>{valueWords(measure, value)}</strong>
      </td>
      <td className={styles.number}>{changeOf(model, entity) || '—'}</td>
      <td className={styles.number} title={`${formatExact(n)} ${measure.unit}`}>
        {formatCount(n)}
      </td>
    </tr>
  )
}

/** In place of the rows that are not in sight. */
function Space({ rows }: { rows: number }) {
  if (rows === 0) return null
  return (
    <tr aria-hidden="true">
      <td colSpan={6} style={{ height: rows * ROW }} />
    </tr>
  )
}
