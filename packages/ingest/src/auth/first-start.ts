import * as z from 'zod'
import type { Store } from '../store/ports.ts'
import { memberRecord } from './logins.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { newPublicKey, newSecret } from './secret.ts'

export interface ProjectRecord {
  number: number
  slug: string
  name: string
  publicKey: string
}

const projectRecord = z.object({
  number: z.number(),
  slug: z.string(),
  name: z.string(),
  publicKey: z.string(),
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
  changes: Store['changes'],
  given: Given,
  now: () => number,
): Promise<FirstStart> {
  const record = (kind: 'project' | 'member', id: string, value: object) =>
    changes.append({ kind, id, at: now(), actor: 'seismo', value: JSON.stringify(value) })
  return {
    projects: await ensureProject(changes, record, given.publicKey),
    newPassword: await ensureAdmin(changes, record, given.adminPassword),
  }
}

type Record = (kind: 'project' | 'member', id: string, value: object) => Promise<void>

async function ensureProject(
  changes: Store['changes'],
  record: Record,
  publicKey: string | undefined,
) {
  const stored = await changes.newest('project')
  const projects = stored.map(({ value }) => projectRecord.parse(JSON.parse(value)))
  const [first] = projects
  if (first && (publicKey === undefined || publicKey === first.publicKey)) return projects
  const project = {
    ...(first ?? { number: 1, slug: 'web', name: 'Web' }),
    publicKey: publicKey ?? newPublicKey(),
  }
  await record('project', String(project.number), project)
  return [project, ...projects.slice(1)]
}

async function ensureAdmin(changes: Store['changes'], record: Record, given: string | undefined) {
  const [stored] = await changes.newest('member', 'admin')
  if (stored) {
    if (given === undefined) return undefined
    const admin = memberRecord.parse(JSON.parse(stored.value))
    if (await verifyPassword(given, admin.password)) return undefined
  }
  const password = given ?? newSecret().slice(0, 20)
  await record('member', 'admin', { password: await hashPassword(password), role: 'admin' })
  return given === undefined ? password : undefined
}
