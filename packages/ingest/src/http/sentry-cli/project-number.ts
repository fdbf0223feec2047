import type { ProjectRecord } from '../../auth/project-record.ts'
import { ProblemError } from '../problem.ts'

/** By its slug or its number. Not 404, which the client takes for a missing release. */
export function projectNumber(name: string, projects: readonly ProjectRecord[]): number {
  const project = projects.find(({ slug, number }) => slug === name || String(number) === name)
  if (project) return project.number
  throw new ProblemError('invalid-query', {
    detail: `There is no project ${JSON.stringify(name)}; SENTRY_PROJECT is the slug on the settings page.`,
  })
}
