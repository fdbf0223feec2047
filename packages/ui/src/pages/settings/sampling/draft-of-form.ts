import { textOf } from '../../../ui/text-of.ts'
import { KINDS, type Control, type Rates } from './kinds.ts'

/** Percent as they are typed; a field that is no number keeps all. */
export function controlIn(form: FormData): Control {
  const rates: Rates = {}
  for (const { kind } of KINDS) {
    const percent = Number(textOf(form, kind) || '100')
    if (percent < 100) rates[kind] = Math.max(0, percent) / 100
  }
  const mute = textOf(form, 'mute')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return {
    ...(Object.keys(rates).length > 0 && { rates }),
    ...(mute.length > 0 && { mute: [...new Set(mute)] }),
  }
}

/** 12.5 of 0.125, without what binary fractions add. */
export function percentOf(rate: number | undefined): string {
  return String(Number(((rate ?? 1) * 100).toFixed(3)))
}
