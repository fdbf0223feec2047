import { formRefusal } from '../../../api/refusal.ts'
import { useProject } from '../../../components/use-project.ts'
import { textOf } from '../../../ui/text-of.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { SaveRow } from '../SaveRow.tsx'
import { originsOf, refusedOrigins } from './origins.ts'
import { useProjectChange } from '../../../components/use-project-change.ts'
import styles from '../SettingsForm.module.css'

export function OriginsForm() {
  const { allowedOrigins } = useProject()
  const save = useProjectChange()
  const refused = refusedOrigins(save.error, save.variables?.allowedOrigins ?? [])
  return (
    <form
      className={styles.form}
      onChange={() => save.reset()}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({
          allowedOrigins: originsOf(textOf(new FormData(event.currentTarget), 'origins')),
        })
      }}
    >
      <TextField
        name="origins"
        label="Origins, one per line"
        rows={4}
        autoComplete="off"
        defaultValue={allowedOrigins.join('\n')}
        placeholder="https://shop.example.com"
        hint={<OriginsHint />}
        error={refused}
      />
      <SaveRow
        label="Save origins"
        isPending={save.isPending}
        saved={save.isSuccess ? outcomeOf(save.data.allowedOrigins) : undefined}
        error={refused === undefined ? formRefusal(save.error) : undefined}
      />
    </form>
  )
}

function OriginsHint() {
  return (
    <>
      Empty: any page may send. <code>https://*.example.com</code> stands for every host below{' '}
      <code>example.com</code>. Pages of other origins get 403 and are counted under System. The
      test below is sent from <code>{location.origin}</code>.
    </>
  )
}

function outcomeOf(origins: readonly string[]): string {
  if (origins.length === 0) return 'Saved. Any page may send.'
  return `Saved. Pages of ${origins.length === 1 ? '1 origin' : `${origins.length} origins`} may send.`
}
