import { readBox, type Box } from './box.ts'
import { readChoice } from './read-choice.ts'
import { refuse } from './refused.ts'

/** What is looked at beside a chart: what moved with it, or how a part of it differs. */
export const LOOKS = ['moved', 'compare'] as const
export type Look = (typeof LOOKS)[number]

export interface LookSearch {
  look?: Look | undefined
  /** The part of a chart that was picked, see `readBox`. */
  box?: string | undefined
  /** The box whose start is taken as the onset, in place of the one that would be found. */
  rise?: string | undefined
}

export function readLookSearch(search: Record<string, unknown>): LookSearch {
  const look = readChoice(search, 'look', LOOKS)
  return {
    ...(look !== undefined && { look }),
    ...boxAt(search, 'box'),
    ...boxAt(search, 'rise'),
  }
}

/** Nothing of it, for the way to another page. */
export const NO_LOOK = { look: undefined, box: undefined, rise: undefined }

export function boxOf(written: string | undefined): Box | undefined {
  return written === undefined ? undefined : readBox(written)
}

function boxAt(search: Record<string, unknown>, key: 'box' | 'rise'): LookSearch {
  const { [key]: value } = search
  if (typeof value === 'string' && readBox(value) !== undefined) return { [key]: value }
  refuse(search, key)
  return {}
}
