import type { RulesChecked, SavedRules } from '@seismo/ingest/api'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { checkRules, previewRules, saveRules } from '../../../api/grouping-rules.ts'
import { useProject } from '../../../components/use-project.ts'
import { givenOf, isChanged, type Draft } from './draft.ts'

export type View = 'rules' | 'yaml'

interface RulesDraftOptions {
  saved: SavedRules
  view: View
  onView: (view: View) => void
  onSaved: (saved: SavedRules) => void
}

/** The rules while they are edited, and what the service says of them. */
export function useRulesDraft({ saved, view, onView, onSaved }: RulesDraftOptions) {
  const { slug } = useProject()
  const [draft, setDraft] = useState<Draft>(() => draftOf(saved, view))
  const check = useMutation({
    mutationFn: () => checkRules(slug, givenOf(draft)),
    onSuccess: (checked) => show(checked, view === 'rules' ? 'yaml' : 'rules'),
  })
  const preview = useMutation({ mutationFn: () => previewRules(slug, givenOf(draft)) })
  const save = useMutation({
    mutationFn: () => saveRules(slug, { ...givenOf(draft), version: saved.version }),
    onSuccess: onSaved,
  })
  const all = [check, preview, save]

  function show(rules: RulesChecked, next: View) {
    setDraft(draftOf(rules, next))
    onView(next)
  }

  /** What was said before is of another draft, or of another question. */
  function start(one: { mutate: () => void }) {
    for (const other of all) if (other !== one) other.reset()
    one.mutate()
  }

  return {
    draft,
    edit: (next: Draft) => {
      for (const one of all) one.reset()
      setDraft(next)
    },
    toOther: (next: View) => {
      if (isChanged(draft, saved)) start(check)
      else show(saved, next)
    },
    preview: { start: () => start(preview), isPending: preview.isPending, seen: preview.data },
    save: () => start(save),
    error: all.map((one) => one.error).find((one) => one !== null) ?? null,
    isBusy: all.some(({ isPending }) => isPending),
  }
}

function draftOf({ yaml, rules }: RulesChecked, view: View): Draft {
  return view === 'yaml' ? { is: 'yaml', yaml } : { is: 'rules', rules }
}
