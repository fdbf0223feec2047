import { useIsAdmin } from '../../../components/use-project.ts'
import { SettingsFrame } from '../SettingsFrame.tsx'
import { Members } from './Members.tsx'
import { OwnPassword } from './OwnPassword.tsx'
import { Tokens } from './Tokens.tsx'

export function AccessPage() {
  const isAdmin = useIsAdmin()
  return (
    <SettingsFrame>
      {isAdmin && (
        <>
          <Members />
          <Tokens />
        </>
      )}
      <OwnPassword />
    </SettingsFrame>
  )
}
