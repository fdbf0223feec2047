import * as z from 'zod'
import { endLogins } from './end-logins.ts'
import { parseMember } from './member-record.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { createRecorder, type ChangeLog, type RecordChange } from './recorder.ts'
import { newPassword, newPublicKey } from './secret.ts'

/** Who the log of changes names for what a start does. */
const ACTOR = 'seismo'

export interface ProjectRecord {
  number: number
  slug: string
  name: string
  publicKey: string
  /** Of the pages that may send; empty for any. */
  allowedOrigins: string[]
}

const projectRecord = z.object({
  number: z.number(),
  slug: z.string(),
  name: z.string(),
  publicKey: z.string(),
  // Records of earlier versions have none.
  allowedOrigins: z.array(z.string()).default([]),
})

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
  return (await changes.newest('project')).map(toProject)
}

function toProject({ value }: { value: string }): ProjectRecord {
  return projectRecord.parse(JSON.parse(value))
}

async function ensureProject(
  changes: ChangeLog,
  record: RecordChange,
  publicKey: string | undefined,
) {
  const stored = await changes.newest('project')
  const projects = stored.map(toProject)
  const [first] = projects
  if (first && (publicKey === undefined || publicKey === first.publicKey)) return projects
  const project = {
    ...(first ?? { number: 1, slug: 'web', name: 'Web', allowedOrigins: [] }),
    publicKey: publicKey ?? newPublicKey(),
  }
  const [after] = stored
  const id = String(project.number)
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
