import type { EndpointDetail } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { Stat, Stats } from '../../../components/Stats.tsx'
import { useProject } from '../../../components/use-project.ts'
import { formatBytes, formatCount, formatPercent } from '../../../format/numbers.ts'
import { formatDuration } from '../../../format/time.ts'
import { isLowSample } from '../../../format/vitals.ts'
import { countText } from '../count-text.ts'
import { requestName } from '../request-name.ts'
import { listSearch } from './list-search.ts'

/** Percentiles with how many they are of. */
export function EndpointFigures({ detail }: { detail: EndpointDetail }) {
  const { slug } = useProject()
  const { n, failed, sessions, p50Ms, p75Ms, p95Ms, transferBytes, cached } = detail
  const of = `n=${formatCount(n)}${isLowSample({ n }) ? ', low sample' : ''}`
  return (
    <Stats>
      <Stat name="Requests" note={`in ${formatCount(sessions)} sessions`}>
        {countText(detail)}
      </Stat>
      <Stat name="Failed" note={formatPercent(failed, n)}>
        <Link
          to="/p/$project/requests"
          params={{ project: slug }}
          search={(old) => ({
            ...listSearch(old),
            ...{ list: 'failed', request: requestName(detail), most: undefined, host: undefined },
          })}
        >
          {formatCount(failed)}
        </Link>
      </Stat>
      <Stat name="p50">{formatDuration(p50Ms)}</Stat>
      <Stat name="p75">{formatDuration(p75Ms)}</Stat>
      <Stat name="p95" note={of}>
        {formatDuration(p95Ms)}
      </Stat>
      {transferBytes !== null && (
        <Stat name="Transfer" note="median">
          {formatBytes(transferBytes)}
        </Stat>
      )}
      {cached !== null && <Stat name="Cached">{formatPercent(cached, 1)}</Stat>}
    </Stats>
  )
}
