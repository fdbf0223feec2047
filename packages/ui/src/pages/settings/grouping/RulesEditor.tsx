import type { GroupingRule, SavedRules } from '@seismo/ingest/api'
import { useMayChange, useProject } from '../../../components/use-project.ts'
import { faultsOf } from '../../../components/yaml/faults.ts'
import { YamlField } from '../../../components/yaml/YamlField.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { isChanged } from './draft.ts'
import { Foreseen } from './Foreseen.tsx'
import { RuleList } from './RuleList.tsx'
import { RulesActions } from './RulesActions.tsx'
import { useRulesDraft } from './use-rules-draft.ts'
import styles from './RulesEditor.module.css'

const VIEWS = [
  { value: 'rules', label: 'Rules' },
  { value: 'yaml', label: 'YAML' },
] as const

interface RulesEditorProps {
  saved: SavedRules
  view: 'rules' | 'yaml'
  onView: (view: 'rules' | 'yaml') => void
  onSaved: (saved: SavedRules) => void
  /** Takes what somebody else saved, and drops the draft. */
  onReload: () => void
  /** A rule to begin with, such as one made from an issue. */
  begun: GroupingRule | undefined
  onBegun: () => void
}

export function RulesEditor({ saved, view, onView, onSaved, onReload, ...rest }: RulesEditorProps) {
  const { slug } = useProject()
  const mayChange = useMayChange() && saved.from === 'page'
  const { draft, edit, toOther, preview, save, ...state } = useRulesDraft({
    saved,
    view,
    onView,
    onSaved,
  })
  const faults = faultsOf(state.error)
  return (
    <div className={styles.editor}>
      <div className={styles.head}>
        <p className={styles.hint}>
          For errors from now on; what is stored stays where it is. The first rule that holds groups
          an error.
        </p>
        <Segmented label="View of the rules" options={VIEWS} value={view} onChange={toOther} />
      </div>
      {saved.from === 'file' && (
        <p className={styles.hint}>
          These rules stand in <code>seismo.yaml</code> under <code>grouping_rules.{slug}</code>:
          change them there and start Seismo again.
        </p>
      )}
      {draft.is === 'rules' ? (
        <RuleList
          rules={draft.rules}
          mayChange={mayChange}
          {...rest}
          onChange={(rules) => edit({ is: 'rules', rules })}
        />
      ) : (
        <YamlField
          label="Rules as YAML"
          placeholder={PLACEHOLDER}
          yaml={draft.yaml}
          faults={faults}
          readOnly={!mayChange}
          onChange={(yaml) => edit({ is: 'yaml', yaml })}
        />
      )}
      {mayChange && (
        <RulesActions
          isBusy={state.isBusy}
          isChanged={isChanged(draft, saved)}
          error={state.error}
          // The text says it line by line.
          isShown={faults.length > 0 && draft.is === 'yaml'}
          onPreview={preview.start}
          onSave={save}
          onReload={onReload}
        />
      )}
      <Foreseen isPending={preview.isPending} seen={preview.seen} />
    </div>
  )
}

const PLACEHOLDER = `- name: Payment timeouts
  match:
    type: TimeoutError
    file: src/payment/**
  fingerprint: [payment-timeout, '{{tag.provider}}']`
