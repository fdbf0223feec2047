import type { StoredRule } from '@seismo/ingest/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addRule, alertRulesQuery, changeRule, checkRule } from '../../../api/alerts.ts'
import { ApiError } from '../../../api/client.ts'
import { STALE } from '../../../api/use-alert-change.ts'
import { useProject } from '../../../components/use-project.ts'
import { addDryRule } from './dry-run.ts'
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
  // What was chosen is chosen at once; its text is there a moment later.
  const [view, setView] = useState<View>('sentence')
  const readAgain = () =>
    queryClient.invalidateQueries({ queryKey: alertRulesQuery(slug).queryKey })
  const turn = useMutation({
    mutationFn: (next: View) => turned(slug, draft, next),
    onSuccess(next) {
      // The same rule in its other form is no change.
      if (!isChanged) setSavedKeys([...savedKeys, draftKey(next)])
      setDraft(next)
    },
    onError: () => setView(draft.is),
  })
  const save = useMutation({
    mutationFn: async (isDry: boolean) => {
      const rule = await draftedRule(slug, draft)
      if (isDry) return addDryRule(slug, rule, Date.now())
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
    onError(error) {
      // It was removed meanwhile: the list says so.
      if (error instanceof ApiError && error.status === 404) void readAgain()
    },
  })
  const isChanged = !savedKeys.includes(draftKey(draft))

  return {
    draft,
    view,
    isChanged,
    edit: (next: Draft) => {
      turn.reset()
      save.reset()
      setDraft(next)
    },
    toOther: (next: View) => {
      save.reset()
      setView(next)
      turn.mutate(next)
    },
    /** @param isDry evaluated and counted, and nobody is told for a week. */
    save: (isDry: boolean) => {
      turn.reset()
      save.mutate(isDry)
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
