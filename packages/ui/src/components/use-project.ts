import type { Project, Session } from '@seismo/ingest/api'
import { createContext, use } from 'react'

export const SessionContext = createContext<Session | undefined>(undefined)
export const ProjectContext = createContext<Project | undefined>(undefined)

export function useSession(): Session {
  const session = use(SessionContext)
  if (session === undefined) throw new Error('This is outside of SessionOutlet')
  return session
}

/** The project of the address; the route answers "not found" before a component could miss it. */
export function useProject(): Project {
  const project = use(ProjectContext)
  if (project === undefined) throw new Error('This is outside of ProjectProvider')
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
