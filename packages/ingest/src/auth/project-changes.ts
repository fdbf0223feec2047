import { createOneAtATime } from '../lib/one-at-a-time.ts'
import type { ProjectRecord } from './first-start.ts'
import type { ChangeLog, RecordChange } from './recorder.ts'

export type ProjectChange = Partial<Pick<ProjectRecord, 'name' | 'allowedOrigins'>>

/** Changes a project in the log and in the record that everything reads, so that it holds at once. */
export function createProjectChanges(changes: ChangeLog, record: RecordChange) {
  const oneAtATime = createOneAtATime()

  function change(project: ProjectRecord, given: ProjectChange, actor: string): Promise<void> {
    return oneAtATime(async () => {
      if (Object.keys(given).length === 0) return
      const value = { ...project, ...given }
      const id = String(project.number)
      const [after] = await changes.newest('project', id)
      await record({ kind: 'project', id, actor, value, after })
      Object.assign(project, given)
    })
  }

  return { change }
}

export type ProjectChanges = ReturnType<typeof createProjectChanges>
