import type { ExploreAnswer } from '@seismo/ingest/api'
import { ValueLink } from '../../components/filter/ValueLink.tsx'
import { formatCount } from '../../format/numbers.ts'
import { formatCell } from '../../components/explore/format-cell.ts'
import { RowsLink } from './RowsLink.tsx'
import type { Series } from '../../components/explore/to-series.ts'
import styles from './OverTime.module.css'

interface LegendProps {
  series: readonly Series[]
  answer: ExploreAnswer
  isStacked: boolean
}

/** Which line is what; values filter, and each n opens its rows. */
export function Legend({ series, answer, isStacked }: LegendProps) {
  const columns = answer.columns.filter(({ is }) => is === 'group')
  const keys = columns.map(({ name }) => name)
  return (
    <ul className={styles.legend} aria-label="Series">
      {series.map(({ groups, n }, index) => (
        <li key={index}>
          <svg width="16" height="10" aria-hidden="true">
            <path
              className={isStacked ? styles.bars : styles.line}
              data-series={index % 6}
              data-round={Math.floor(index / 6)}
              d={isStacked ? 'M0 0h16v10h-16z' : 'M0 5H16'}
            />
          </svg>
          {groups === null
            ? 'all others'
            : columns.map((column, place) => (
                <ValueLink
                  key={column.name}
                  filterKey={column.name}
                  value={groups[place] ?? ''}
                  isInTabs
                >
                  <bdi>{formatCell(groups[place] ?? '', column)}</bdi>
                </ValueLink>
              ))}
          <span className={styles.n}>
            n=
            {groups === null ? (
              formatCount(n)
            ) : (
              <RowsLink keys={keys} values={groups}>
                {formatCount(n)}
              </RowsLink>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
