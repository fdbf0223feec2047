import { useProjectChange } from '../../../components/use-project-change.ts'
import { useProject } from '../../../components/use-project.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { SettingsFrame } from '../SettingsFrame.tsx'
import { SamplingForm } from './SamplingForm.tsx'

export function SamplingPage() {
  const { slug, control } = useProject()
  // Above the form, which begins anew with what was saved: what came of it is still to be read.
  const save = useProjectChange()
  return (
    <SettingsFrame>
      <Panel title="Sampling" note={useSource()}>
        <SamplingForm key={`${slug} ${JSON.stringify(control)}`} save={save} />
      </Panel>
    </SettingsFrame>
  )
}

function useSource(): string {
  const { sampling, control } = useProject()
  if (sampling !== null) return 'Of this project alone'
  return control === null ? 'All is sent' : 'As seismo.yaml says for all projects'
}
