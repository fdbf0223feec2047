import { CircleCheck } from 'lucide-react'
import { LEVELS } from '../../components/heat/levels.ts'
import { formatCount, formatExact } from '../../format/numbers.ts'
import { Hidden } from '../../ui/Hidden.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { EntityName } from './EntityName.tsx'
import { wordOf } from './LevelWord.tsx'
import { valueWords } from './measures.ts'
import { againstTimes, againstWords, changeOf, countOf, type OverviewModel } from './model.ts'
import styles from './WorstNow.module.css'

const SHOWN = 10

interface WorstNowProps {
  model: OverviewModel
  onOpen: (entity: number) => void
}

export function WorstNow({ model, onOpen }: WorstNowProps) {
  const { order, levels, data, measure } = model
  const worst = [...order.subarray(0, SHOWN)].filter((one) => (levels[one] ?? 0) > LEVELS.low)
  const bad = countOf(model, LEVELS.poor) + countOf(model, LEVELS.ni)
  return (
    <Panel title="Worst now" note={`${measure.label}, Δ ${againstWords(model)}`} flush>
      {measure.thresholds !== undefined && bad === 0 && worst.length > 0 && (
        <p className={styles.good}>
          <CircleCheck size={14} aria-hidden="true" /> All good:{' '}
          {formatExact(countOf(model, LEVELS.good))} were looked at.
        </p>
      )}
      {worst.length === 0 ? (
        <p className={styles.none}>
          Of none there is enough to tell: with fewer than 50 {measure.unit}, chance says more.
        </p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>Name</th>
              <th className={styles.number}>Now</th>
              <th className={styles.number} title={`Against ${againstTimes(model)}`}>
                Δ
              </th>
              <th className={styles.number} title={`How many ${measure.unit}`}>
                n
              </th>
            </tr>
          </thead>
          <tbody>
            {worst.map((entity) => (
              <tr key={entity}>
                <td className={styles.name}>
                  <Hidden>{wordOf(levels[entity] ?? 0)?.word}</Hidden>
                  <EntityName model={model} entity={entity} onOpen={onOpen} />
                </td>
                <td className={styles.number}>
                  <strong>{valueWords(measure, data.values[entity] ?? NaN)}</strong>
                </td>
                <td className={styles.number}>{changeOf(model, entity) || '—'}</td>
                <td className={styles.number} title={formatExact(data.n[entity] ?? 0)}>
                  {formatCount(data.n[entity] ?? 0)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
