import type { VitalName, VitalStats } from '@seismo/ingest/api'
import type { ShapeName, Tone } from '../ui/Shape.tsx'
import { formatDuration } from './time.ts'

interface Thresholds {
  name: string
  /** Up to here a value is good, and up to `poor` it needs improvement. */
  good: number
  poor: number
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
  return metric === 'CLS' ? String(Math.round(value * 1_000) / 1_000) : formatDuration(value)
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
  if (value <= good) return 'good'
  return value <= poor ? 'needs-improvement' : 'poor'
}

/** Fewer views than this say more about chance than about the page. */
const FEW = 50

export function isLowSample({ n }: Pick<VitalStats, 'n'>): boolean {
  return n < FEW
}
