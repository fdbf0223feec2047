import { SetupSteps } from '../../../components/setup/SetupWizard.tsx'
import { SettingsFrame } from '../SettingsFrame.tsx'

export function SetupPage() {
  return (
    <SettingsFrame>
      <SetupSteps />
    </SettingsFrame>
  )
}
