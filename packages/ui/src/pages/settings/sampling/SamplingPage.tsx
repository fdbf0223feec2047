import { useProject } from '../../../components/use-project.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { SettingsFrame } from '../SettingsFrame.tsx'
import { SamplingForm } from './SamplingForm.tsx'

export function SamplingPage() {
  const { slug, sampling, control } = useProject()
  const note =
    sampling !== null
      ? 'Of this project alone'
      : control === null
        ? 'All is sent'
        : 'As seismo.yaml says for all projects'
  return (
    <SettingsFrame>
      <Panel title="Sampling" note={note}>
        <SamplingForm key={`${slug} ${JSON.stringify(control)}`} />
      </Panel>
    </SettingsFrame>
  )
}
