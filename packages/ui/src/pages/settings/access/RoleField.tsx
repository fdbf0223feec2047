import type { Role } from '../../../api/members.ts'
import { SegmentedField } from '../../../ui/SegmentedField.tsx'
import { MAY, ROLES } from './roles.ts'

interface RoleFieldProps {
  value: Role
  onChange: (role: Role) => void
}

export function RoleField({ value, onChange }: RoleFieldProps) {
  return (
    <SegmentedField
      label="Role"
      options={ROLES}
      value={value}
      onChange={onChange}
      hint={MAY[value]}
    />
  )
}
