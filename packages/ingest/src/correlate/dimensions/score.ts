import type { Assessed } from './assess.ts'

/** Of the score, for each further value that a combination names. */
const PENALTY = 0.05

/** Surprise alone would name what is narrow, the share of the extra alone what is wide. */
export function scoreOf({ cell, surprise, excess }: Assessed, mostExcess: number): number {
  const share = Math.min(1, Math.max(0, excess / mostExcess))
  return surprise * share * (1 - PENALTY * (cell.columns.length - 1))
}
