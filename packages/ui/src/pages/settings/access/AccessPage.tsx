import { useIsAdmin, useSession } from '../../../components/use-project.ts'
import { SettingsFrame } from '../SettingsFrame.tsx'
import { Members } from './Members.tsx'
import { OwnLogins } from './OwnLogins.tsx'
import { OwnPassword } from './OwnPassword.tsx'
import { Tokens } from './Tokens.tsx'

export function AccessPage() {
  const isAdmin = useIsAdmin()
  const { hasPassword } = useSession().user
  return (
    <SettingsFrame>
      {isAdmin && (
        <>
          <Members />
          <Tokens />
        </>
      )}
      <OwnLogins />
      {hasPassword && <OwnPassword />}
    </SettingsFrame>
  )
}
