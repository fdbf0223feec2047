import type { ExploreAnswer, ExploreColumn } from '@seismo/ingest/api'
import { ValueLink } from '../../components/filter/ValueLink.tsx'
import { cx } from '../../ui/cx.ts'
import type { ExploreFilter } from '../../search/explore-search.ts'
import { LOW_SAMPLE } from './AnswerNote.tsx'
import { formatCell, type Cell } from '../../components/explore/format-cell.ts'
import { isOfScores } from '../../components/explore/is-of-scores.ts'
import { RowsLink } from './RowsLink.tsx'
import styles from './AnswerTable.module.css'

interface AnswerTableProps {
  answer: ExploreAnswer
  filter: ExploreFilter
}

/** Every value filters, and every number opens its rows. */
export function AnswerTable({ answer, filter }: AnswerTableProps) {
  const { columns, rows, sampled } = answer
  // Without sampling each row stands for itself.
  const shown = columns.flatMap((column, index) =>
    column.is === 'weight' && !sampled ? [] : [{ column, index }],
  )
  const [value, n] = ['value', 'n'].map((is) => columns.findIndex((column) => column.is === is))
  const most = Math.max(0, ...rows.map((row) => Number(row[value ?? -1] ?? 0)))
  const keys = columns.filter(({ is }) => is === 'group').map(({ name }) => name)
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Answer">
      <table className={styles.table} data-table="answer">
        <thead>
          <tr>
            {shown.map(({ column }) => (
              <th key={column.name} className={column.is === 'group' ? undefined : styles.number}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {shown.map(({ column, index }) => (
                <AnswerCell
                  key={column.name}
                  {...{ column, keys }}
                  cell={row[index] ?? null}
                  values={row.slice(0, keys.length).map(String)}
                  isLow={Number(row[n ?? -1]) < LOW_SAMPLE}
                  isScore={isOfScores(
                    filter,
                    row[columns.findIndex(({ name }) => name === 'metric')],
                  )}
                  share={column.is === 'value' && most > 0 ? Number(row[index]) / most : undefined}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface AnswerCellProps {
  column: ExploreColumn
  cell: Cell
  keys: readonly string[]
  values: readonly string[]
  isLow: boolean
  isScore: boolean
  /** Of the highest. */
  share: number | undefined
}

function AnswerCell({ column, cell, keys, values, isLow, isScore, share }: AnswerCellProps) {
  const text = formatCell(cell, column, isScore)
  if (column.is === 'group') {
    return (
      <td className={styles.value}>
        <ValueLink filterKey={column.name} value={String(cell)} isInTabs>
          <bdi className={cx(cell === '' && styles.unknown)}>{text}</bdi>
        </ValueLink>
      </td>
    )
  }
  return (
    <td className={cx(styles.number, isLow && styles.low)} title={isLow ? 'Low sample' : undefined}>
      {share !== undefined && keys.length > 0 && (
        <span className={styles.bar} style={{ width: `${share * 100}%` }} aria-hidden="true" />
      )}
      <RowsLink {...{ keys, values }}>{text}</RowsLink>
    </td>
  )
}
