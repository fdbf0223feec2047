import type { PageFlow } from '@seismo/ingest/api'

type Step = PageFlow['before'][number]

export interface FlowRow extends Pick<Step, 'is' | 'name' | 'ref' | 'views'> {
  key: string
  /** Of all views, from 0 to 1. */
  share: number
}

/** Steps with their shares; what is not among the most is one row at the end. */
export function flowRows(steps: readonly Step[], views: number): FlowRow[] {
  const shown = steps.map((step) => ({
    ...step,
    key: `${step.is} ${step.name}`,
    share: views > 0 ? step.views / views : 0,
  }))
  const rest = views - steps.reduce((sum, step) => sum + step.views, 0)
  if (rest <= 0) return shown
  const others = { is: 'none', name: 'other pages', ref: '', views: rest } as const
  return [...shown, { ...others, key: 'others', share: rest / views }]
}
