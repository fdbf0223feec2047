import type { VitalName, VitalStats } from '@seismo/ingest/api'
import type { ShapeName, Tone } from '../ui/Shape.tsx'
import { formatDuration } from './time.ts'

interface Thresholds {
  name: string
  /** Up to here a value is good, and up to `poor` it needs improvement. */
  good: number
  poor: number
}

/** What is shown as a threshold is rated as one: a value of 2,500.3 ms reads 2.5 s. */
function asShown(metric: VitalName, value: number): number {
  return metric === 'CLS' ? Math.round(value * 1_000) / 1_000 : Math.round(value)
}

/** The Web Vitals thresholds, https://web.dev/articles/defining-core-web-vitals-thresholds. */
export const THRESHOLDS: Record<VitalName, Thresholds> = {
  LCP: { name: 'Largest Contentful Paint', good: 2_500, poor: 4_000 },
  INP: { name: 'Interaction to Next Paint', good: 200, poor: 500 },
  CLS: { name: 'Cumulative Layout Shift', good: 0.1, poor: 0.25 },
  FCP: { name: 'First Contentful Paint', good: 1_800, poor: 3_000 },
  TTFB: { name: 'Time to First Byte', good: 800, poor: 1_800 },
}

export function formatVital(metric: VitalName, value: number): string {
  const shown = asShown(metric, value)
  return metric === 'CLS' ? String(shown) : formatDuration(shown)
}

export type Rating = VitalStats['rating']

export const RATINGS: Record<
  Rating,
  { shape: ShapeName; tone: Tone & ('good' | 'ni' | 'poor'); word: string }
> = {
  good: { shape: 'circle', tone: 'good', word: 'Good' },
  'needs-improvement': { shape: 'triangle', tone: 'ni', word: 'Needs improvement' },
  poor: { shape: 'square', tone: 'poor', word: 'Poor' },
}

export function ratingOf(metric: VitalName, value: number): Rating {
  const { good, poor } = THRESHOLDS[metric]
  const shown = asShown(metric, value)
  if (shown <= good) return 'good'
  return shown <= poor ? 'needs-improvement' : 'poor'
}

/** Fewer views than this say more about chance than about the page. */
const FEW = 50

export function isLowSample({ n }: Pick<VitalStats, 'n'>): boolean {
  return n < FEW
}
