import type { Role } from '../../../api/members.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { MAY } from './roles.ts'

const tones = { viewer: 'muted', member: 'info', admin: 'accent' } as const

export function RoleBadge({ role }: { role: Role }) {
  return (
    <Badge tone={tones[role]} title={MAY[role]}>
      {role}
    </Badge>
  )
}
