import type { LongFrameStats } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { longFramesQuery } from '../../api/vitals.ts'
import { QueryError } from '../../components/QueryError.tsx'
import { useProject } from '../../components/use-project.ts'
import { formatCount, formatExact } from '../../format/numbers.ts'
import { formatDuration } from '../../format/time.ts'
import type { VitalsFilter } from '../../search/vitals-search.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ScriptCell } from './ScriptCell.tsx'
import styles from './ScriptTable.module.css'

/** The scripts that kept pages from answering. */
export function LongFrames({ filter }: { filter: VitalsFilter }) {
  const { slug } = useProject()
  const query = useQuery(longFramesQuery(slug, filter))
  const scripts = query.data?.items
  return (
    <Panel title="Long frames" note="Scripts in frames above 200 ms, most time first" flush>
      {query.isError && <QueryError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Bones />}
      {scripts?.length === 0 && <p className={styles.none}>No long frame in this time range.</p>}
      {scripts !== undefined && scripts.length > 0 && <ScriptTable scripts={scripts} />}
    </Panel>
  )
}

function ScriptTable({ scripts }: { scripts: readonly LongFrameStats[] }) {
  return (
    <table className={styles.table} data-table="long-frames">
      <thead>
        <tr>
          <th>Script</th>
          <th>Run by</th>
          <th className={styles.number}>Total</th>
          <th className={styles.number}>p75</th>
          <th className={styles.number}>Frames</th>
        </tr>
      </thead>
      <tbody>
        {scripts.map((one) => (
          <tr key={JSON.stringify([one.url, one.position, one.function, one.original])}>
            <th scope="row">
              <ScriptCell script={one} />
            </th>
            <td>
              <bdi className={styles.target}>{one.invoker === '' ? '—' : one.invoker}</bdi>
            </td>
            <td className={styles.number}>
              {formatDuration(one.totalMs)} <span className={styles.unit}>in all</span>
            </td>
            <td className={styles.number}>
              {formatDuration(one.p75Ms)} <span className={styles.unit}>p75</span>
            </td>
            <td className={styles.number} title={formatExact(one.n)}>
              {formatCount(one.n)}{' '}
              <span className={styles.unit}>{one.n === 1 ? 'frame' : 'frames'}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Bones() {
  return (
    <div className={styles.bones} role="status" aria-label="Loading long frames">
      {Array.from({ length: 4 }, (_, index) => (
        <Skeleton key={index} height={16} />
      ))}
    </div>
  )
}
