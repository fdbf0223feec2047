import type { SavedScrubRules, ScrubPreviewed, ScrubRules, ScrubRulesPut } from '@seismo/ingest/api'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { client } from './client.ts'

const pathOf = (project: string) => `/api/projects/${encodeURIComponent(project)}/scrub-rules`

export function scrubRulesQuery(project: string) {
  return queryOptions({
    queryKey: ['scrub-rules', project],
    queryFn: ({ signal }) => client.get<SavedScrubRules>(pathOf(project), {}, signal),
    // What somebody else saves must not take away what is being typed.
    refetchOnWindowFocus: false,
  })
}

export function saveScrubRules(project: string, given: ScrubRulesPut): Promise<SavedScrubRules> {
  return client.send('PUT', pathOf(project), given)
}

/** What the rules would take out of the last events. */
export function scrubPreviewQuery(project: string, rules: ScrubRules) {
  return queryOptions({
    queryKey: ['scrub-preview', project, rules],
    queryFn: () => client.send<ScrubPreviewed>('POST', `${pathOf(project)}/preview`, { rules }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    retry: false,
    staleTime: 60_000,
  })
}
