import type { Backtest } from '@seismo/ingest/api'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { backtestRule } from '../../../api/alerts.ts'
import { ApiError } from '../../../api/client.ts'
import { useProject } from '../../../components/use-project.ts'
import { useDebounced } from '../../../hooks/use-debounced.ts'
import { draftedRule, draftKey, type Draft } from './draft.ts'

const REST_MS = 700

export type Days = '1' | '7' | '28'

export interface RulePreview {
  days: Days
  setDays: (days: Days) => void
  /** Of the draft as it stood when it last rested. */
  seen: Backtest | undefined
  isPending: boolean
  /** What the service says against the rule: shown beside its fields while one types. */
  refusal: ApiError | null
  error: Error | null
  retry: () => void
}

/** What the draft would have done in the last days, asked for whenever typing rests. */
export function usePreview(draft: Draft): RulePreview {
  const { slug } = useProject()
  const [days, setDays] = useState<Days>('7')
  const [rested, setRested] = useState(() => ({ key: draftKey(draft), draft }))
  const key = draftKey(draft)
  useDebounced(key, REST_MS, (next) => setRested({ key: next, draft }))
  const query = useQuery({
    queryKey: ['backtest', slug, days, rested.key],
    queryFn: async () => {
      const rule = await draftedRule(slug, rested.draft)
      // It has a name when it is saved; what it would have done does not wait for one.
      return backtestRule(slug, { ...rule, name: rule.name || 'New rule' }, Number(days))
    },
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    staleTime: 60_000,
  })
  const isRefused = query.error instanceof ApiError && query.error.errors.length > 0
  return {
    ...{ days, setDays },
    seen: query.isError ? undefined : query.data,
    isPending: query.isFetching || key !== rested.key,
    refusal: query.error instanceof ApiError && isRefused ? query.error : null,
    error: isRefused ? null : query.error,
    retry: () => void query.refetch(),
  }
}
