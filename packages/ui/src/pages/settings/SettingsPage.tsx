import { SendTestError } from '../../components/SendTestError.tsx'
import { Snippets } from '../../components/setup/Snippets.tsx'
import { useIsAdmin, useProject } from '../../components/use-project.ts'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Appearance } from './Appearance.tsx'
import { Integrations } from './integrations/Integrations.tsx'
import { OtherClients } from './OtherClients.tsx'
import { AllowedOrigins } from './project/AllowedOrigins.tsx'
import { ArchiveProject } from './project/ArchiveProject.tsx'
import { ProjectName } from './project/ProjectName.tsx'
import { SettingsFrame } from './SettingsFrame.tsx'
import { SourceMaps } from './maps/SourceMaps.tsx'

export function SettingsPage() {
  const { name, publicKey } = useProject()
  const isAdmin = useIsAdmin()
  return (
    <SettingsFrame>
      <Panel title="Install" note={`Everything ${name} needs to report`}>
        <Snippets />
      </Panel>
      <Panel title="Project key" note="Public: it can write events and read nothing">
        <CodeBlock code={publicKey} label="project key" />
      </Panel>
      <AllowedOrigins />
      <Panel title="Test" note="One real error through the real script">
        <SendTestError />
      </Panel>
      <OtherClients />
      <Integrations />
      <SourceMaps />
      {isAdmin && <ProjectName />}
      {isAdmin && <ArchiveProject />}
      <Appearance />
    </SettingsFrame>
  )
}
