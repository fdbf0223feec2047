import { createOneAtATime } from '../lib/one-at-a-time.ts'
import { parseProject, renewProject, type ProjectRecord } from './project-record.ts'
import type { ChangeLog, RecordChange } from './recorder.ts'
import { newPublicKey } from './secret.ts'

/** Each is asked for its first event, and is a line of the switcher: more are another installation. */
const MOST = 200

export type ProjectChange = Partial<
  Pick<ProjectRecord, 'name' | 'allowedOrigins' | 'archivedAt' | 'sampling'>
>

type NewProject = Pick<ProjectRecord, 'name' | 'slug'>

interface ProjectChangesOptions {
  changes: ChangeLog
  record: RecordChange
  /** Everybody's list, which grows here. */
  projects: ProjectRecord[]
  /** Of one that has never sent anything. */
  onAdded: (project: ProjectRecord) => void
}

/** Changes projects in the log and in the records that everything reads, so that it holds at once. */
export function createProjectChanges({ changes, record, ...options }: ProjectChangesOptions) {
  const { projects, onAdded } = options
  const oneAtATime = createOneAtATime()

  function change(project: ProjectRecord, given: ProjectChange, actor: string): Promise<void> {
    return oneAtATime(async () => {
      if (Object.keys(given).length === 0) return
      const id = String(project.number)
      const [after] = await changes.newest('project', id)
      // Another process may have changed it since.
      const value = { ...(after ? parseProject(after) : project), ...given }
      await record({ kind: 'project', id, actor, value, after })
      renewProject(project, value)
    })
  }

  function add(given: NewProject, actor: string): Promise<ProjectRecord | 'taken' | 'too-many'> {
    return oneAtATime(async () => {
      // Another process may have added some that this one does not know.
      const all = [...projects, ...(await changes.newest('project')).map(parseProject)]
      if (all.some(({ slug }) => slug === given.slug)) return 'taken'
      const number = Math.max(0, ...all.map((one) => one.number)) + 1
      if (number > MOST) return 'too-many'
      const project = { ...given, number, publicKey: newPublicKey(), allowedOrigins: [] }
      await record({ kind: 'project', id: String(number), actor, value: project })
      projects.push(project)
      onAdded(project)
      return project
    })
  }

  return { change, add }
}

export type ProjectChanges = ReturnType<typeof createProjectChanges>
