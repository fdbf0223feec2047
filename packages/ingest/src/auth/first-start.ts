import { endLogins } from './end-logins.ts'
import { parseMember } from './member-record.ts'
import { parseProject, type ProjectRecord } from './project-record.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { createRecorder, type ChangeLog, type RecordChange } from './recorder.ts'
import { newPassword, newPublicKey } from './secret.ts'

/** Who the log of changes names for what a start does. */
const ACTOR = 'seismo'

interface Given {
  publicKey: string | undefined
  adminPassword: string | undefined
}

export interface FirstStart {
  projects: ProjectRecord[]
  /** Only when it was made just now: it is stored as a hash and cannot be shown again. */
  newPassword: string | undefined
}

/** Makes sure that there is a project and an admin; given settings win over what is stored. */
export async function ensureFirstStart(
  changes: ChangeLog,
  given: Given,
  now: () => number,
): Promise<FirstStart> {
  const record = createRecorder(changes, now)
  return {
    projects: await ensureProject(changes, record, given.publicKey),
    newPassword: await ensureAdmin(changes, record, given.adminPassword),
  }
}

/** As they are stored; none before the first start. */
export async function readProjects(changes: Pick<ChangeLog, 'newest'>): Promise<ProjectRecord[]> {
  // The log has them by their numbers as texts: 10 before 2.
  return (await changes.newest('project')).map(parseProject).toSorted((a, b) => a.number - b.number)
}

async function ensureProject(
  changes: ChangeLog,
  record: RecordChange,
  publicKey: string | undefined,
) {
  const stored = await changes.newest('project')
  // The log has them by their numbers as texts: 10 before 2.
  const projects = stored.map(parseProject).toSorted((a, b) => a.number - b.number)
  const [first] = projects
  if (first && (publicKey === undefined || publicKey === first.publicKey)) return projects
  const project = {
    ...(first ?? { number: 1, slug: 'web', name: 'Web', allowedOrigins: [] }),
    publicKey: publicKey ?? newPublicKey(),
  }
  const id = String(project.number)
  const after = stored.find((one) => one.id === id)
  await record({ kind: 'project', id, actor: ACTOR, value: project, after })
  return [project, ...projects.slice(1)]
}

async function ensureAdmin(changes: ChangeLog, record: RecordChange, given: string | undefined) {
  const members = (await changes.newest('member')).map((change) => ({
    change,
    ...parseMember(change),
  }))
  const admins = members.filter((member) => member.role === 'admin')
  // Another admin may have removed the one of the first start: it must not come back.
  if (given === undefined && admins.length > 0) return undefined
  const stored = members.find(({ change }) => change.id === 'admin')
  if (stored?.role === 'admin' && given !== undefined) {
    if (await verifyPassword(given, stored.password ?? '')) return undefined
  }
  const password = given ?? newPassword()
  const before = stored && parseMember(stored.change)
  const value = { ...before, password: await hashPassword(password), role: 'admin' }
  await record({ kind: 'member', id: 'admin', actor: ACTOR, value, after: stored?.change })
  // Whoever knew the password before is out.
  await endLogins(changes, record, { name: 'admin', actor: ACTOR })
  return given === undefined ? password : undefined
}
