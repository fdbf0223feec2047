import { useQuery } from '@tanstack/react-query'
import { silencesQuery } from '../../../api/alerts.ts'
import { useProject } from '../../../components/use-project.ts'
import { formatMinute } from '../../../format/time.ts'
import { Badge } from '../../../ui/Badge.tsx'

/** What keeps an alert from being told: a silence by its id, or words such as `archived`. */
export function HeldBy({ held }: { held: string }) {
  const { slug } = useProject()
  const { data } = useQuery(silencesQuery(slug))
  const silence = data?.items.find(({ id }) => id === held)
  if (silence === undefined)
    return <Badge tone="muted">{data === undefined ? 'held back' : held}</Badge>
  return (
    <Badge tone="muted" title={silence.silence.reason}>
      silenced by <bdi>{silence.by}</bdi> until {formatMinute(silence.ends)}
    </Badge>
  )
}
