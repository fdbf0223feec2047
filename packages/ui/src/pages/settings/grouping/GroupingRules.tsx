import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { groupingRulesQuery } from '../../../api/grouping-rules.ts'
import { QueryError } from '../../../components/QueryError.tsx'
import { useProject } from '../../../components/use-project.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { begunRule } from './begun-rule.ts'
import { LastSaved } from '../LastSaved.tsx'
import { RulesEditor } from './RulesEditor.tsx'

const route = getRouteApi('/authed/p/$project/settings/grouping')

export function GroupingRules() {
  const { slug } = useProject()
  const query = groupingRulesQuery(slug)
  const { data: saved, error, refetch } = useQuery(query)
  const queryClient = useQueryClient()
  const begun = begunRule(route.useSearch())
  const navigate = route.useNavigate()
  const [view, setView] = useState<'rules' | 'yaml'>('rules')
  if (error) return <QueryError error={error} onRetry={() => void refetch()} />
  return (
    <Panel
      title="Grouping rules"
      note={saved && <LastSaved saved={saved} first="What belongs to one issue, in your words" />}
    >
      {saved === undefined ? (
        <Skeleton height={240} />
      ) : (
        <RulesEditor
          key={`${slug} ${saved.version}`}
          {...{ saved, view, onView: setView, begun }}
          // Taken or thrown away, it is not to be asked again by a reload.
          onBegun={() => void navigate({ search: {}, replace: true })}
          onSaved={(next) => queryClient.setQueryData(query.queryKey, next)}
          onReload={() => void refetch()}
        />
      )}
    </Panel>
  )
}
