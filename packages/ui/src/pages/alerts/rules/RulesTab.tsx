import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { alertRulesQuery, alertsQuery } from '../../../api/alerts.ts'
import { QueryError } from '../../../components/QueryError.tsx'
import { useProject } from '../../../components/use-project.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { OpenRule } from '../editor/OpenRule.tsx'
import { NoRules } from './NoRules.tsx'
import { RuleList } from './RuleList.tsx'

const route = getRouteApi('/authed/p/$project/alerts')

/** All rules and where they stand, or the one that is open. */
export function RulesTab() {
  const { slug } = useProject()
  const { rule: open } = route.useSearch()
  const query = useQuery(alertRulesQuery(slug))
  const { data: statuses } = useQuery(alertsQuery(slug))
  if (query.data === undefined) {
    return query.isError ? (
      <QueryError error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton height={320} />
    )
  }
  const rules = query.data.items
  if (open !== undefined) return <OpenRule key={open} open={open} rules={rules} />
  if (rules.length === 0) return <NoRules />
  return <RuleList rules={rules} statuses={statuses?.items ?? []} />
}
