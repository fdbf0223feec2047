import type { RulesChecked, RulesPreviewed, RulesPut, SavedRules } from '@seismo/ingest/api'
import { queryOptions } from '@tanstack/react-query'
import { client } from './client.ts'

/** As a list or as text: what is edited. */
export type GivenRules = Pick<RulesPut, 'rules' | 'yaml'>

const pathOf = (project: string) => `/api/projects/${encodeURIComponent(project)}/grouping-rules`

export function groupingRulesQuery(project: string) {
  return queryOptions({
    queryKey: ['grouping-rules', project],
    queryFn: ({ signal }) => client.get<SavedRules>(pathOf(project), {}, signal),
    // What somebody else saves must not take away what is being typed.
    refetchOnWindowFocus: false,
  })
}

export function saveRules(project: string, rules: RulesPut): Promise<SavedRules> {
  return client.send('PUT', pathOf(project), rules)
}

export function checkRules(project: string, given: GivenRules): Promise<RulesChecked> {
  return client.send('POST', `${pathOf(project)}/check`, given)
}

export function previewRules(project: string, given: GivenRules): Promise<RulesPreviewed> {
  return client.send('POST', `${pathOf(project)}/preview`, given)
}
