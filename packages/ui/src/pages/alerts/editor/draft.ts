import type { RuleSource } from '@seismo/ingest/api'
import { checkRule } from '../../../api/alerts.ts'
import { ruleOf, type RuleForm } from './rule-form.ts'

/** A rule while it is edited, as a sentence or as text. */
export type Draft = { is: 'sentence'; form: RuleForm } | { is: 'yaml'; yaml: string }

/** What would be saved; a text is read by the service, which says at which line it is wrong. */
export async function draftedRule(project: string, draft: Draft): Promise<RuleSource> {
  if (draft.is === 'sentence') return ruleOf(draft.form)
  return (await checkRule(project, { yaml: draft.yaml })).rule
}

/** The same for the same rule: tells whether there is anything to save, or to preview again. */
export function draftKey(draft: Draft): string {
  return draft.is === 'yaml' ? draft.yaml : JSON.stringify(ruleOf(draft.form))
}
