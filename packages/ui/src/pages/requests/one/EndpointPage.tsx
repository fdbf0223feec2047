import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ApiError } from '../../../api/client.ts'
import { endpointQuery, type EndpointAsk } from '../../../api/requests.ts'
import { QueryError } from '../../../components/QueryError.tsx'
import { useProject } from '../../../components/use-project.ts'
import { useShortcuts } from '../../../hooks/use-shortcuts.ts'
import { endpointOf, requestsFilter } from '../../../search/requests-search.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { EndpointBody } from './EndpointBody.tsx'
import { EndpointHeader } from './EndpointHeader.tsx'
import { listSearch } from './list-search.ts'
import { NoEndpoint } from './NoEndpoint.tsx'
import body from '../../../components/PageBody.module.css'

const route = getRouteApi('/authed/p/$project/requests/endpoint')

/** All that is known of the requests of one method and address. */
export function EndpointPage() {
  const { slug, name } = useProject()
  const navigate = useNavigate()
  const search = route.useSearch()
  const endpoint = endpointOf(search)
  const { window, signals } = requestsFilter(search)
  useShortcuts({
    Escape: () =>
      void navigate({ to: '/p/$project/requests', params: { project: slug }, search: listSearch }),
  })
  return (
    <>
      <title>{`${endpoint === undefined ? 'Request' : `${endpoint.method} ${endpoint.target}`} · ${name} · Seismo`}</title>
      {endpoint === undefined ? <NoEndpoint /> : <Endpoint ask={{ endpoint, window, signals }} />}
    </>
  )
}

function Endpoint({ ask }: { ask: EndpointAsk }) {
  const { slug } = useProject()
  const query = useQuery(endpointQuery(slug, ask))
  return (
    <>
      <EndpointHeader ask={ask} detail={query.data} />
      {query.data !== undefined && (
        <div className={body.body} data-stale={query.isPlaceholderData}>
          <EndpointBody detail={query.data} ask={ask} />
        </div>
      )}
      {query.data === undefined && query.isError && (
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data === undefined && query.isPending && (
        <div className={body.body} role="status" aria-label="Loading the request">
          <Skeleton height={64} />
          <Skeleton height={260} />
          <Skeleton height={200} />
        </div>
      )}
    </>
  )
}

function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  if (error instanceof ApiError && error.status === 404) return <NoEndpoint />
  return <QueryError error={error} onRetry={onRetry} />
}
