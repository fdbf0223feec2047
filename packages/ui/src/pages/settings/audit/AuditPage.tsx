import { Lock } from 'lucide-react'
import { useIsAdmin } from '../../../components/use-project.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { SettingsFrame } from '../SettingsFrame.tsx'
import { AuditLog } from './AuditLog.tsx'

export function AuditPage() {
  const isAdmin = useIsAdmin()
  return (
    <SettingsFrame>
      {isAdmin ? (
        <AuditLog />
      ) : (
        <EmptyState icon={<Lock size={18} />} title="The audit log is for admins">
          Ask an admin of this Seismo for what you need to know of it.
        </EmptyState>
      )}
    </SettingsFrame>
  )
}
