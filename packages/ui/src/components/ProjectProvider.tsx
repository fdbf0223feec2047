import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ProjectContext, useSession } from './use-project.ts'

/** Tells all below which project the address is of. */
export function ProjectProvider({ children }: { children: ReactNode }) {
  const { project: slug } = useParams({ strict: false })
  const { projects } = useSession()
  const project = projects.find((one) => one.slug === slug)
  if (project === undefined) throw new Error(`No project "${slug ?? ''}"`)
  return <ProjectContext value={project}>{children}</ProjectContext>
}
