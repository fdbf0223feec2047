import type { StoredRule } from '@seismo/ingest/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addRule, changeRule, checkRule } from '../../../api/alerts.ts'
import { useProject } from '../../../components/use-project.ts'
import { STALE } from '../use-alert-change.ts'
import { draftedRule, draftKey, type Draft } from './draft.ts'
import { formOf, ruleOf, type RuleForm } from './rule-form.ts'

interface RuleDraftOptions {
  /** Undefined for a new rule. */
  stored: StoredRule | undefined
  begun: RuleForm
  onSaved: (saved: StoredRule) => void
}

export type View = Draft['is']

/** A rule while it is edited, and what the service says of it. */
export function useRuleDraft({ stored, begun, onSaved }: RuleDraftOptions) {
  const { slug } = useProject()
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState<Draft>({ is: 'sentence', form: begun })
  const [savedKeys, setSavedKeys] = useState<readonly string[]>([
    draftKey({ is: 'sentence', form: begun }),
  ])
  const turn = useMutation({
    mutationFn: (next: View) => turned(slug, draft, next),
    onSuccess(next) {
      // The same rule in its other form is no change.
      if (!isChanged) setSavedKeys([...savedKeys, draftKey(next)])
      setDraft(next)
    },
  })
  const save = useMutation({
    mutationFn: async () => {
      const rule = await draftedRule(slug, draft)
      return stored === undefined
        ? addRule(slug, rule)
        : changeRule(slug, stored.id, { rule, version: stored.version })
    },
    async onSuccess(saved) {
      setSavedKeys([draftKey(draft)])
      await Promise.all(
        STALE.map((key) => queryClient.invalidateQueries({ queryKey: [key, slug] })),
      )
      onSaved(saved)
    },
  })
  const isChanged = !savedKeys.includes(draftKey(draft))

  return {
    draft,
    isChanged,
    edit: (next: Draft) => {
      turn.reset()
      save.reset()
      setDraft(next)
    },
    toOther: (next: View) => {
      save.reset()
      turn.mutate(next)
    },
    save: () => {
      turn.reset()
      save.mutate()
    },
    error: save.error ?? turn.error,
    isBusy: save.isPending || turn.isPending,
  }
}

async function turned(project: string, draft: Draft, next: View): Promise<Draft> {
  if (draft.is === next) return draft
  if (draft.is === 'yaml') {
    const { rule } = await checkRule(project, { yaml: draft.yaml })
    return { is: 'sentence', form: formOf(rule) }
  }
  const { yaml } = await checkRule(project, { rule: ruleOf(draft.form) })
  return { is: 'yaml', yaml }
}
