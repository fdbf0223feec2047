import type { IssueSummary } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { issueEventQuery } from '../../../api/issue.ts'
import { useProject } from '../../../components/use-project.ts'
import { windowOf } from '../../../search/time-window.ts'

/** @param which undefined while it is not known which event to show. */
export function useIssueEvent({ shortId }: IssueSummary, which: string | undefined) {
  const { slug } = useProject()
  const window = windowOf(useSearch({ strict: false }))
  return useQuery({
    ...issueEventQuery(slug, { id: shortId, which: which ?? '' }, window),
    enabled: which !== undefined,
  })
}
