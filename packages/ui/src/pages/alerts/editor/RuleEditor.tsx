import type { StoredRule } from '@seismo/ingest/api'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useMayChange } from '../../../components/use-project.ts'
import { faultsOf } from '../../../components/yaml/faults.ts'
import { YamlField } from '../../../components/yaml/YamlField.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { useToasts } from '../../../ui/toasts.ts'
import { EditorActions } from './EditorActions.tsx'
import { fieldErrorOf } from './field-error.ts'
import { KeepDraft } from './KeepDraft.tsx'
import { NameLine } from './NameLine.tsx'
import { NotifyLines } from './NotifyLines.tsx'
import { MoreFields } from './MoreFields.tsx'
import { Origin } from './Origin.tsx'
import { Preview } from './Preview.tsx'
import type { RuleForm } from './rule-form.ts'
import { RuleSentence } from './RuleSentence.tsx'
import { usePreview } from './use-preview.ts'
import { useRuleDraft, type View } from './use-rule-draft.ts'
import styles from './RuleEditor.module.css'

const VIEWS = [
  { value: 'sentence', label: 'Sentence' },
  { value: 'yaml', label: 'YAML' },
] as const satisfies readonly { value: View; label: string }[]

interface RuleEditorProps {
  /** Undefined for a new rule. */
  stored: StoredRule | undefined
  /** Somebody removed it meanwhile: saving makes it anew. */
  isGone: boolean
  begun: RuleForm
  onChanged: (isChanged: boolean) => void
  onTakeTheirs: () => void
}

export function RuleEditor(props: RuleEditorProps) {
  const { begun, isGone, onChanged } = props
  const stored = isGone ? undefined : props.stored
  const toasts = useToasts()
  const navigate = useNavigate()
  const mayChange = useMayChange()
  const readOnly = !mayChange || props.stored?.from === 'file'
  const { draft, edit, ...state } = useRuleDraft({
    ...{ stored, begun },
    onSaved({ id, rule }) {
      toasts.show({ text: `Saved “${rule.name}”`, tone: 'plain' })
      void navigate({ to: '.', search: { rule: id }, replace: true, ignoreBlocker: true })
    },
  })
  const { isChanged } = state
  useEffect(() => onChanged(isChanged), [isChanged, onChanged])
  const preview = usePreview(draft)
  const error = state.error ?? preview.refusal
  const title = props.stored === undefined ? 'New rule' : props.stored.rule.name
  return (
    <article className={styles.editor} aria-label={title}>
      <header className={styles.header}>
        <h2 className={styles.title}>
          <bdi>{title}</bdi>
        </h2>
        <Segmented
          label="View of the rule"
          options={VIEWS}
          value={state.view}
          onChange={state.toOther}
        />
      </header>
      {stored && <Origin stored={stored} />}
      {isGone && <p role="status">Somebody removed this rule meanwhile. Saving makes it again.</p>}
      {draft.is === 'yaml' ? (
        <YamlField
          label="Rule as YAML"
          yaml={draft.yaml}
          faults={faultsOf(error)}
          readOnly={readOnly}
          onChange={(yaml) => edit({ is: 'yaml', yaml })}
        />
      ) : (
        <Sentence
          form={draft.form}
          readOnly={readOnly}
          error={error}
          onChange={(form) => edit({ is: 'sentence', form })}
        />
      )}
      <Preview preview={preview} />
      {!readOnly && (
        <EditorActions
          {...{ stored, error }}
          {...state}
          draft={draft}
          onTakeTheirs={props.onTakeTheirs}
        />
      )}
      <KeepDraft isChanged={state.isChanged} />
    </article>
  )
}

interface SentencePanelProps {
  form: RuleForm
  readOnly: boolean
  error: Error | null
  onChange: (form: RuleForm) => void
}

function Sentence({ error, ...rest }: SentencePanelProps) {
  const props = { ...rest, errorOf: fieldErrorOf(error) }
  return (
    <div className={styles.sentence}>
      <NameLine {...props} />
      <RuleSentence {...props} />
      <NotifyLines {...props} />
      <MoreFields {...props} />
    </div>
  )
}
