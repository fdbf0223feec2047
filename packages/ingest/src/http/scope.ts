import type { ProjectRecord } from '../auth/project-record.ts'
import type { Scope } from '../store/ports.ts'
import type { Dependencies } from './dependencies.ts'
import { ProblemError } from './problem.ts'
import { toTimeRange } from './time-range.ts'

/** The project by its slug; the first where none is named. */
export function projectBySlug(
  projects: readonly ProjectRecord[],
  slug: string | undefined,
): ProjectRecord {
  const project = slug === undefined ? projects[0] : projects.find((one) => one.slug === slug)
  if (project) return project
  throw new ProblemError('not-found', { detail: `There is no project ${JSON.stringify(slug)}.` })
}

export function toScope(
  { projects, now }: Pick<Dependencies, 'projects' | 'now'>,
  query: { project?: string | undefined; from: string; to: string },
): Scope {
  return {
    projectId: projectBySlug(projects, query.project).number,
    ...toTimeRange(query, now()),
  }
}
