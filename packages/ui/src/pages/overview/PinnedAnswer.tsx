import type { ExploreAnswer } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { exploreQuery } from '../../api/explore.ts'
import { binsOf } from '../../components/explore/bins.ts'
import { formatCell, formatNumber } from '../../components/explore/format-cell.ts'
import { isOfScores } from '../../components/explore/is-of-scores.ts'
import { toSeries } from '../../components/explore/to-series.ts'
import { useProject } from '../../components/use-project.ts'
import { formatCount, formatExact } from '../../format/numbers.ts'
import { isLowSample } from '../../format/vitals.ts'
import type { ExploreFilter } from '../../search/explore-search.ts'
import { cx } from '../../ui/cx.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Sparkline } from '../../ui/Sparkline.tsx'
import styles from './PinnedQuestions.module.css'

/** As often as the page's own pictures. */
const AGAIN_MS = 60_000
/** Of a number and its curve. */
const LINE = 32

interface PinnedAnswerProps {
  filter: ExploreFilter
}

export function PinnedAnswer({ filter }: PinnedAnswerProps) {
  const { slug } = useProject()
  const query = useQuery({
    ...exploreQuery(slug, filter),
    refetchInterval: AGAIN_MS,
    staleTime: AGAIN_MS / 2,
  })
  const { data: answer } = query
  if (answer === undefined) {
    return query.isError ? (
      <p className={styles.none} role="status">
        {query.error.message}
      </p>
    ) : (
      <Skeleton height={LINE} />
    )
  }
  if (answer.n === 0) return <p className={styles.none}>No rows in this time.</p>
  if (filter.look === 'table') return <FirstGroups answer={answer} filter={filter} />
  return <NumberAndCurve answer={answer} filter={filter} />
}

interface AnsweredProps extends PinnedAnswerProps {
  answer: ExploreAnswer
}

function NumberAndCurve({ answer, filter }: AnsweredProps) {
  const { total, n, sampled, partial } = answer
  const value = answer.columns.find(({ is }) => is === 'value')
  const isSpread = filter.look === 'histogram'
  const format = (one: number) => formatNumber(one, value?.unit, isOfScores(filter))
  const curve = isSpread ? binsOf(answer).map((bin) => bin.n) : curveOf(answer)
  return (
    <p className={styles.line}>
      {total !== null && !isSpread && (
        <strong className={cx(styles.value, isLowSample({ n }) && styles.low)}>
          {sampled && '≈ '}
          {format(total)}
        </strong>
      )}
      <span className={styles.note} title={`${formatExact(n)} rows are stored`}>
        {value?.name} · n={formatCount(n)}
        {isLowSample({ n }) && ' · low sample'}
        {partial && ' · partial'}
      </span>
      <Sparkline
        values={curve}
        label={
          isSpread
            ? `How the values are spread, over ${formatExact(curve.length)} bars`
            : `Over time, at most ${format(Math.max(...curve))}`
        }
      />
    </p>
  )
}

/** All groups as one, and nothing measured as nothing. */
function curveOf(answer: ExploreAnswer): number[] {
  return (toSeries(answer).series[0]?.values ?? []).map((value) => value ?? 0)
}

function FirstGroups({ answer: { columns, rows }, filter }: AnsweredProps) {
  const groups = columns.flatMap((column, index) =>
    column.is === 'group' ? [{ column, index }] : [],
  )
  const value = columns.findIndex(({ is }) => is === 'value')
  const metric = columns.findIndex(({ name }) => name === 'metric')
  const counted = columns.findIndex(({ is }) => is === 'n')
  const column = columns[value]
  if (column === undefined) return null
  return (
    <table className={styles.groups}>
      <thead>
        <tr>
          <th>{groups.map((group) => group.column.name).join(' · ')}</th>
          <th>{column.name}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            <td>
              <bdi>
                {groups.map((one) => formatCell(row[one.index] ?? null, one.column)).join(' · ')}
              </bdi>
            </td>
            <td className={cx(isLowSample({ n: Number(row[counted]) }) && styles.low)}>
              {formatCell(row[value] ?? null, column, isOfScores(filter, row[metric]))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
