import { fieldRefusal, formRefusal } from '../../../api/refusal.ts'
import { useProject } from '../../../components/use-project.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { textOf } from '../../../ui/text-of.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { SaveRow } from '../SaveRow.tsx'
import { useProjectChange } from '../../../components/use-project-change.ts'
import styles from '../SettingsForm.module.css'

export function ProjectName() {
  const { slug, name } = useProject()
  const save = useProjectChange()
  return (
    <Panel title="Project name" note="Its address and its key stay as they are">
      <form
        key={slug}
        className={styles.form}
        onChange={() => save.reset()}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate({ name: textOf(new FormData(event.currentTarget), 'name') })
        }}
      >
        <TextField
          name="name"
          label="Name of the project"
          autoComplete="off"
          defaultValue={name}
          required
          maxLength={100}
          error={fieldRefusal(save.error, 'name')}
        />
        <SaveRow
          label="Save name"
          isPending={save.isPending}
          saved={save.isSuccess ? 'Saved.' : undefined}
          error={formRefusal(save.error, ['name'])}
        />
      </form>
    </Panel>
  )
}
