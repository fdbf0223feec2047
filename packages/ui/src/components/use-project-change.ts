import type { Project, ProjectPatch } from '@seismo/ingest/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { addProject, changeProject } from '../api/project.ts'
import { sessionQuery } from '../api/session.ts'
import { useProject } from './use-project.ts'

export function useProjectChange() {
  const { slug } = useProject()
  const show = useShowProject()
  return useMutation({
    mutationFn: (patch: ProjectPatch) => changeProject(slug, patch),
    onSuccess: show,
  })
}

export function useAddProject(onAdded: (project: Project) => void) {
  const show = useShowProject()
  return useMutation({
    mutationFn: addProject,
    onSuccess: (added) => {
      show(added)
      onAdded(added)
    },
  })
}

/** Among those of the session, before anybody asks for it again. */
function useShowProject(): (project: Project) => void {
  const queryClient = useQueryClient()
  return (project) =>
    void queryClient.setQueryData(
      sessionQuery().queryKey,
      (session) =>
        session && {
          ...session,
          projects: [
            ...session.projects.filter(({ number }) => number !== project.number),
            project,
          ].toSorted((a, b) => a.number - b.number),
        },
    )
}
