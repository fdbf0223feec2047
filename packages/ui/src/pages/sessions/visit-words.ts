import type { VisitSummary } from '@seismo/ingest/api'
import { formatValue } from '../../format/numbers.ts'
import type { ShapeName, Tone } from '../../ui/Shape.tsx'

interface Look {
  shape: ShapeName
  tone: Tone
  word: string
}

/** How a visit ended for who made it. */
export function visitLook({ crashed, errors }: Pick<VisitSummary, 'crashed' | 'errors'>): Look {
  if (crashed) return { shape: 'square', tone: 'poor', word: 'Crashed' }
  if (errors > 0) return { shape: 'triangle', tone: 'ni', word: 'Errors' }
  return { shape: 'circle', tone: 'good', word: 'OK' }
}

/** `Chrome 156 · Windows 10 · desktop`: what is known of it. */
export function clientWords({
  browser,
  os,
  device,
}: Pick<VisitSummary, 'browser' | 'os' | 'device'>): string {
  return [browser, os, device].filter((one) => one !== '').join(' · ')
}

/** What a session stands for, where that is not one. */
export function weightWords({ weight }: Pick<VisitSummary, 'weight'>): string {
  if (weight === 0) return 'not sampled: known by its errors'
  return weight === 1 ? '' : `≈ sampled: stands for ${formatValue(weight)} sessions`
}
