import type { Project, Session } from '@seismo/ingest/api'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { sessionQuery } from '../api/session.ts'

export function useSession(): Session {
  // The route above has it loaded before any component below is shown.
  return useSuspenseQuery(sessionQuery()).data
}

/** The project of the address; the route answers "not found" before a component could miss it. */
export function useProject(): Project {
  const { project: slug } = useParams({ strict: false })
  const { projects } = useSession()
  const project = projects.find((one) => one.slug === slug)
  if (project === undefined) throw new Error(`No project "${slug ?? ''}"`)
  return project
}

/** Viewers look: the service refuses them what resolves, reopens or uploads. */
export function useMayChange(): boolean {
  return useSession().user.role !== 'viewer'
}

/** Who may come in, and what of whom is taken: the service refuses it to everybody else. */
export function useIsAdmin(): boolean {
  return useSession().user.role === 'admin'
}
