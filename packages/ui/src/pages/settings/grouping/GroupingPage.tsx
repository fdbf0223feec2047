import { SettingsFrame } from '../SettingsFrame.tsx'
import { GroupingRules } from './GroupingRules.tsx'

export function GroupingPage() {
  return (
    <SettingsFrame>
      <GroupingRules />
    </SettingsFrame>
  )
}
