import type { EndpointStats } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { pageEndpointsQuery, type PageAsk } from '../../../api/pages.ts'
import { QueryError } from '../../../components/QueryError.tsx'
import { useProject } from '../../../components/use-project.ts'
import { formatCount, formatExact, formatPercent } from '../../../format/numbers.ts'
import { formatDuration } from '../../../format/time.ts'
import { isLowSample } from '../../../format/vitals.ts'
import { NO_LOOK } from '../../../search/look-search.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { Shape } from '../../../ui/Shape.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { requestName } from '../../requests/request-name.ts'
import { worstEndpoints } from './worst-endpoints.ts'
import styles from './PageRequests.module.css'

export function PageRequests({ ask }: { ask: PageAsk }) {
  const { slug } = useProject()
  const query = useQuery(pageEndpointsQuery(slug, ask))
  return (
    <Panel title="Requests" note="Failing first, then the slowest" flush>
      {query.isError && <QueryError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton height={200} />}
      {query.data?.items.length === 0 && (
        <p className={styles.none}>No fetch and no XHR was seen on this page.</p>
      )}
      {query.data !== undefined && query.data.items.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>Request</th>
              <th title="Failed, and of how many">Failed</th>
              <th title="Half of them took no longer">p50</th>
              <th title="95 % of them took no longer">p95</th>
            </tr>
          </thead>
          <tbody>
            {worstEndpoints(query.data.items).map((endpoint) => (
              <EndpointRow
                key={`${requestName(endpoint)} ${endpoint.operation}`}
                {...endpoint}
                page={ask.page}
              />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function EndpointRow(props: EndpointStats & { page: string }) {
  const { page, method, target, operation, n, failed, p50Ms, p95Ms } = props
  const { slug } = useProject()
  return (
    <tr data-low={isLowSample({ n })}>
      <td className={styles.request}>
        <Link
          to="/p/$project/requests/endpoint"
          params={{ project: slug }}
          search={(old) => ({ ...old, ...NO_LOOK, page, list: 'all', method, target, operation })}
          title={`${target}: all that is known of it`}
          preload={false}
        >
          <span className={styles.method}>{method}</span> <bdi>{target}</bdi> {operation}
        </Link>
      </td>
      <td title={`${formatExact(failed)} of ${formatExact(n)}`}>
        {failed > 0 && <Shape name="square" tone="poor" size={8} />} {formatCount(failed)}{' '}
        <span className={styles.of}>{formatPercent(failed, n)}</span>
      </td>
      <td>{formatDuration(p50Ms)}</td>
      <td>{formatDuration(p95Ms)}</td>
    </tr>
  )
}
