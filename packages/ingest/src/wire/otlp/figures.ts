import type { MetricItem } from '../envelope.ts'
import type { Refusal } from '../foreign/refusal.ts'

/** What a data point says of its values. */
export type Figures = Pick<MetricItem, 'kind' | 'value' | 'n' | 'min' | 'max' | 'buckets'>

/** Beyond this a figure would make an infinity of every sum it is in. */
const MAX_FIGURE = 1e15

export function isFigure(value: number | undefined): value is number {
  return value !== undefined && Math.abs(value) <= MAX_FIGURE
}

export function invalid(detail: string): Refusal {
  return { kind: 'metric', reason: 'invalid', detail }
}
