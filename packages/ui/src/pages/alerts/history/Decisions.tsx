import type { AlertEntry, Decision } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { decisionsQuery } from '../../../api/alerts.ts'
import { QueryError } from '../../../components/QueryError.tsx'
import { useProject } from '../../../components/use-project.ts'
import { formatExact, formatValue } from '../../../format/numbers.ts'
import { formatMinute, formatSpan } from '../../../format/time.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { chanceWords, decisionsOf } from './decision-words.ts'
import styles from './Decisions.module.css'

const COLUMNS = ['At', 'Decided', 'Value', 'Limit', 'Observed', 'Expected', 'Over', 'By chance']

/** What was decided by around the time of an entry: observed against expected, and how likely. */
export function Decisions({ entry }: { entry: AlertEntry }) {
  const { slug } = useProject()
  const query = useQuery(decisionsQuery(slug, entry.ruleId))
  if (query.data === undefined) {
    return query.isError ? (
      <QueryError error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton height={56} />
    )
  }
  const decisions = decisionsOf(entry, query.data.items)
  if (decisions.length === 0) {
    return <p className={styles.none}>The decisions of that time are no longer kept.</p>
  }
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={`Why ${entry.rule}`}>
      <table className={styles.table}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {decisions.map((decision) => (
            <Row key={decision.at} decision={decision} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ decision }: { decision: Decision }) {
  const { at, before, after, verdict, value, threshold, observed, expected, exposure } = decision
  return (
    <tr>
      <td>{formatMinute(at)}</td>
      <td>{before === after ? `${after}, ${verdict}` : `${before} → ${after}`}</td>
      <td>{orDash(value)}</td>
      <td>{orDash(threshold)}</td>
      <td>
        {formatExact(observed)} in {formatSpan(decision.windowMs)}
      </td>
      <td>{orDash(expected)}</td>
      <td>{exposure === null ? '–' : formatExact(exposure)}</td>
      <td>{chanceWords(decision.probability)}</td>
    </tr>
  )
}

function orDash(value: number | null): string {
  return value === null ? '–' : formatValue(value)
}
