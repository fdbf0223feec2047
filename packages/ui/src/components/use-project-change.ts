import { useMutation, useQueryClient } from '@tanstack/react-query'
import { changeProject, type ProjectPatch } from '../api/project.ts'
import { sessionQuery } from '../api/session.ts'
import { useProject } from './use-project.ts'

export function useProjectChange() {
  const { slug } = useProject()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (patch: ProjectPatch) => changeProject(slug, patch),
    onSuccess: (changed) =>
      queryClient.setQueryData(
        sessionQuery().queryKey,
        (session) =>
          session && {
            ...session,
            projects: session.projects.map((one) => (one.slug === slug ? changed : one)),
          },
      ),
  })
}
