import { SendTestError } from '../../components/SendTestError.tsx'
import { Snippets } from '../../components/Snippets.tsx'
import { useProject } from '../../components/use-project.ts'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Appearance } from './Appearance.tsx'
import { OtherClients } from './OtherClients.tsx'
import { SourceMaps } from './SourceMaps.tsx'
import styles from './SettingsPage.module.css'

export function SettingsPage() {
  const { name, publicKey } = useProject()
  return (
    <div className={styles.page}>
      <title>{`Settings · ${name} · Seismo`}</title>
      <h1>Settings</h1>
      <Panel title="Install" note={`Everything ${name} needs to report`}>
        <Snippets />
      </Panel>
      <Panel title="Project key" note="Public: it can write events and read nothing">
        <CodeBlock code={publicKey} label="project key" />
      </Panel>
      <Panel title="Test" note="One real error through the real script">
        <SendTestError />
      </Panel>
      <OtherClients />
      <SourceMaps />
      <Appearance />
    </div>
  )
}
