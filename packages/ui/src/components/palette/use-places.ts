import { useNavigate } from '@tanstack/react-router'
import { Bug, FolderOpen } from 'lucide-react'
import { recentIssues } from '../recent-issues.ts'
import { SECTIONS } from '../sections.ts'
import { useProject, useSession } from '../use-project.ts'
import type { Command } from './command.ts'

/** Where one can go without asking the service. */
export function usePlaces(): Command[] {
  const { slug } = useProject()
  const { projects } = useSession()
  const navigate = useNavigate()

  const sections = SECTIONS.map(({ to, label, key, Icon }) => ({
    ...{ id: to, group: 'Go to' as const, text: label, keys: `g ${key}`, Icon },
    run: () => void navigate({ to, params: { project: slug } }),
  }))
  const others = projects
    .filter((one) => one.slug !== slug)
    .map(({ slug: project, name }) => ({
      ...{ id: `project ${project}`, group: 'Go to' as const, text: name, words: 'project' },
      ...{ note: 'Project', Icon: FolderOpen },
      run: () => void navigate({ to: '/p/$project/issues', params: { project } }),
    }))
  const recent = recentIssues(slug).map(({ shortId, text }) => ({
    ...{ id: `recent ${shortId}`, group: 'Recent issues' as const, text, note: shortId, Icon: Bug },
    words: shortId,
    run: () =>
      void navigate({
        to: '/p/$project/issues/$issueId',
        params: { project: slug, issueId: shortId },
      }),
  }))
  return [...recent, ...sections, ...others]
}
