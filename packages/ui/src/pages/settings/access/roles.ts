import type { Role } from '../../../api/members.ts'

export const ROLES = [
  { value: 'viewer', label: 'Viewer' },
  { value: 'member', label: 'Member' },
  { value: 'admin', label: 'Admin' },
] as const satisfies readonly { value: Role; label: string }[]

export const MAY: Record<Role, string> = {
  viewer: 'Reads everything but members, tokens and the audit log.',
  member: 'Also resolves and reopens issues, uploads source maps and writes metrics.',
  admin: 'Also changes members, tokens and projects, and reads the audit log.',
}
