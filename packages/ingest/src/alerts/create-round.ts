import type { DecisionRow, Letter } from '../store/alert-store.ts'
import type { AlertsOptions } from './create-alerts.ts'
import { createEvaluator } from './evaluator.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createLookUp } from './round/look-up.ts'
import type { createSettledIssues } from './round/settled-issues.ts'
import { createWhatMoved } from './round/what-moved.ts'
import type { KnownRule } from './rules/known-rule.ts'
import type { SilenceLog } from './silences/silence-log.ts'
import type { SnoozeLinks } from './snooze/snooze-links.ts'
import { createTeller, type Teller } from './teller.ts'
import type { Tenure } from './tenure.ts'

interface RoundOptions extends AlertsOptions {
  rules: () => readonly KnownRule[]
  silencesAt: SilenceLog['at']
  settled: ReturnType<typeof createSettledIssues>
  snoozeLinks: SnoozeLinks
  /** Undefined where nobody else evaluates. */
  tenure: Tenure | undefined
}

interface Round {
  evaluator: ReturnType<typeof createEvaluator>
  teller: Teller
  outbox: Outbox
}

/** What decides and tells; all that it knows it reads from the store, so that the next goes on from there. */
export function createRound(options: RoundOptions): Round {
  const { config, store, now, origin, onError, tenure } = options
  const { decisions, letters } = tenure ? heldBy(tenure, options) : store.alerts
  const outbox = createOutbox({
    ...{ letters, onError, receivers: () => config.receivers },
    send: (parcel) => options.send({ ...parcel, ...(tenure && { assertHeld: tenure.assertHeld }) }),
  })
  const recentOf = (ruleId: string) => evaluator.memory(ruleId)?.recent ?? []
  const teller = createTeller({
    ...{ config: () => config, silencesAt: options.silencesAt, settled: options.settled },
    ...{ outbox, now, letters, origin, recentOf },
    lookUp: createLookUp({
      ...{ store, origin, onError, snooze: options.snoozeLinks.linksFor },
      whatMoved: createWhatMoved({ correlate: options.correlate, issues: store.issues, now }),
      recentOf,
    }),
  })
  const evaluator = createEvaluator({
    ...{ rules: options.rules, observers: options.observers, decisions },
    ...{ teller, now, onChange: options.onChange, isArchived: options.isArchived },
  })
  return { evaluator, teller, outbox }
}

/**
 * Asked before each write and after it: what a process writes that was paused for long is refused by the
 * database, and it must not tell what it could not keep.
 */
function heldBy({ term, assertHeld }: Tenure, { store }: RoundOptions) {
  const { decisions, letters } = store.alerts.terms.under(term)
  const held =
    <Rows>(put: (rows: Rows) => Promise<void>) =>
    async (rows: Rows) => {
      assertHeld()
      await put(rows)
      assertHeld()
    }
  return {
    decisions: { ...decisions, put: held((rows: readonly DecisionRow[]) => decisions.put(rows)) },
    letters: { ...letters, put: held((all: readonly Letter[]) => letters.put(all)) },
  }
}
