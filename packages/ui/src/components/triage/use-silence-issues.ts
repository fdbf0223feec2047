import type { IssueSummary } from '@seismo/ingest/api'
import { useNavigate } from '@tanstack/react-router'
import { useProject } from '../use-project.ts'
import { matcherOfIssues } from './issue-silences.ts'

/** To the form that silences what alerts say of a few issues; it asks until when, and why. */
export function useSilenceIssues(): (
  issues: readonly Pick<IssueSummary, 'id' | 'shortId'>[],
) => void {
  const { slug } = useProject()
  const navigate = useNavigate()
  return (issues) =>
    void navigate({
      to: '/p/$project/alerts',
      params: { project: slug },
      search: { show: 'silenced', silence: matcherOfIssues(issues) },
    })
}
