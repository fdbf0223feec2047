import type { Outcome } from '@seismo/ingest/api'

/** The most lines the service answers, newest first; see `outcomes` in the store's ledger query. */
const MOST_LINES = 10_000

export interface WholeMinutes {
  outcomes: readonly Outcome[]
  /** Start of the oldest minute that is complete, where the answer was cut; else undefined. */
  since: number | undefined
}

/** Without the oldest minute of a cut answer, of which some lines may be missing. */
export function wholeMinutes(outcomes: readonly Outcome[]): WholeMinutes {
  const cutAt = outcomes.length < MOST_LINES ? undefined : outcomes.at(-1)?.minute
  if (cutAt === undefined) return { outcomes, since: undefined }
  const whole = outcomes.filter(({ minute }) => minute > cutAt)
  return { outcomes: whole, since: whole.at(-1)?.minute ?? cutAt }
}
