import type { IssueSummary } from '@seismo/ingest/api'
import { useNavigate } from '@tanstack/react-router'
import { useProject } from '../use-project.ts'
import { matcherText } from './matcher-text.ts'

/** To the form that silences what alerts say of an issue; it asks until when, and why. */
export function useSilenceIssue(): (issue: Pick<IssueSummary, 'id'>) => void {
  const { slug } = useProject()
  const navigate = useNavigate()
  return ({ id }) =>
    void navigate({
      to: '/p/$project/alerts',
      params: { project: slug },
      search: { show: 'silenced', silence: matcherText({ name: 'issue', op: '=', value: id }) },
    })
}
