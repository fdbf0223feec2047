import { useQuery, useQueryClient } from '@tanstack/react-query'
import { scrubRulesQuery } from '../../../api/scrub-rules.ts'
import { QueryError } from '../../../components/QueryError.tsx'
import { useProject } from '../../../components/use-project.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { LastSaved } from '../LastSaved.tsx'
import { SettingsFrame } from '../SettingsFrame.tsx'
import { PrivacyForm } from './PrivacyForm.tsx'

export function PrivacyPage() {
  return (
    <SettingsFrame>
      <PrivacyRules />
    </SettingsFrame>
  )
}

function PrivacyRules() {
  const { slug } = useProject()
  const query = scrubRulesQuery(slug)
  const { data: saved, error, refetch } = useQuery(query)
  const queryClient = useQueryClient()
  if (error) return <QueryError error={error} onRetry={() => void refetch()} />
  const note = saved && <LastSaved saved={saved} first="What is taken out before it is stored" />
  return (
    <Panel title="Privacy rules" note={note}>
      {saved === undefined ? (
        <Skeleton height={320} />
      ) : (
        <PrivacyForm
          key={`${slug} ${saved.version}`}
          saved={saved}
          onSaved={(next) => queryClient.setQueryData(query.queryKey, next)}
          onReload={() => void refetch()}
        />
      )}
    </Panel>
  )
}
