import type { AlertInputs, LedgerFigures } from '../../store/alert-inputs.ts'
import type { Answered, Observation, Observer } from '../observation.ts'
import type { NoDataRule } from '../rule/no-data.ts'
import { createMemo } from './memo.ts'
import { observed, rounded, spanWords } from './observed.ts'
import { isOf, projectsOf } from './of-kind.ts'

const KEPT = 50
const MINUTE_MS = 60_000
const BUCKET_MS = 300_000
const WEEK_MS = 7 * 86_400_000
/** Whose same time of the week is compared. */
export const COMPARED_MS: readonly number[] = [1, 2, 3, 4].map((weeks) => weeks * WEEK_MS)
/** e^-14 is one in a million: with fewer expected, silence is no news. */
const LEAST_EXPECTED = 14

/** Silence beyond what the hour of the week explains; what we did not take or store is none of it. */
export function createNoDataObserver(inputs: AlertInputs): Observer {
  const usual = createMemo<Map<number, number[]>>(KEPT)

  async function ofSpan(
    rules: readonly { projectId: number; rule: NoDataRule }[],
    ms: number,
    at: number,
  ) {
    const projectIds = [...new Set(rules.map(({ projectId }) => projectId))]
    const bucket = Math.floor(at / BUCKET_MS) * BUCKET_MS
    const span = Math.max(BUCKET_MS, Math.ceil(ms / BUCKET_MS) * BUCKET_MS)
    const [now, ledger, before] = await Promise.all([
      inputs.counts({ from: at - ms, to: at }, [{ projectIds, where: [], by: 'project' }]),
      inputs.ledger({ from: at - ms - 5 * MINUTE_MS, to: at + MINUTE_MS }, projectIds),
      usual(JSON.stringify([bucket, span, projectIds]), () =>
        usualOf(inputs, { projectIds, from: bucket - span, to: bucket }),
      ),
    ])
    return { now, ledger, before, span }
  }

  return async (asked, at) => {
    const rules = asked.filter((one) => isOf(one, 'no-data'))
    const groups = [...Map.groupBy(rules, ({ rule }) => rule.after)]
    const answers = groups.map(async ([ms, group]) => {
      const { now, ledger, before, span } = await ofSpan(group, ms, at)
      const stored = ledger.filter((one) => one.stored > 0).length
      const isAlone = stored > 0 || projectsOf(group).length === 1
      return group.map(({ ruleId, projectId, rule }): Answered => {
        const counts = now.find((one) => one.projectId === projectId)
        const seen = seenOf(rule, counts)
        const weeks = (before.get(projectId) ?? []).map((n) => (n * ms) / span)
        const of = ledger.find((one) => one.projectId === projectId)
        const series = [silenceObservation(rule, { seen, weeks, ledger: of, isAlone })]
        return { ruleId, is: 'observed', series }
      })
    })
    return (await Promise.all(answers)).flat()
  }
}

/** Of what a rule listens to. */
export function seenOf(
  { signal }: NoDataRule,
  counts: { pageViews: number; sessions: number; errors: number } | undefined,
): number {
  if (!counts) return 0
  if (signal === 'pageviews') return counts.pageViews
  return signal === 'sessions' ? counts.sessions : counts.pageViews + counts.errors
}

/** The same time of the week, of four weeks. */
async function usualOf(
  inputs: AlertInputs,
  { projectIds, from, to }: { projectIds: readonly number[]; from: number; to: number },
): Promise<Map<number, number[]>> {
  const weeks = COMPARED_MS.map((ms) => ({ from: from - ms, to: to - ms }))
  const rows = await inputs.signalTotals(weeks, projectIds)
  return new Map(rows.map(({ projectId, totals }) => [projectId, totals]))
}

interface Silence {
  seen: number
  /** What the same time of earlier weeks had. */
  weeks: readonly number[]
  ledger: LedgerFigures | undefined
  /** Others speak: when all are silent at once, it is us. */
  isAlone: boolean
}

/** Pure. The quieter half of the weeks counts: one holiday is no habit, but half of them are. */
export function silenceObservation(rule: NoDataRule, silence: Silence): Observation {
  const { seen, weeks, ledger, isAlone } = silence
  const spoke = weeks.filter((n) => n > 0).toSorted((a, b) => a - b)
  const expected = spoke[Math.floor((spoke.length - 1) / 2)] ?? 0
  const isSilent = seen === 0
  const waiting = ledger ? ledger.received - ledger.stored - ledger.dropped : 0
  const isOurs = isSilent && (waiting > 0 || (ledger?.dropped ?? 0) > 0 || !isAlone)
  const isBreach = isSilent && !isOurs && expected >= LEAST_EXPECTED
  const of = { value: seen, threshold: 0, expected, observed: seen, windowMs: rule.after }
  return observed({
    ...{ ...of, unit: 'signals', probability: isSilent ? Math.exp(-expected) : null },
    verdict: isOurs ? 'no-data' : verdictOf(isBreach),
    words: isOurs ? oursWords({ waiting, ledger }) : silenceWords(rule, seen, expected),
  })
}

function verdictOf(isBreach: boolean): Observation['verdict'] {
  return isBreach ? 'breach' : 'clear'
}

function silenceWords({ after }: NoDataRule, seen: number, expected: number): string {
  const usually = `${rounded(expected)} usually at this time of the week`
  return `${seen === 0 ? 'nothing' : rounded(seen)} in ${spanWords(after)}, ${usually}`
}

function oursWords({ waiting, ledger }: { waiting: number; ledger: LedgerFigures | undefined }) {
  if (waiting > 0) return `${rounded(waiting)} came in and are not stored yet`
  if (ledger && ledger.dropped > 0) return `${rounded(ledger.dropped)} came in and were dropped`
  return 'every project is silent: nothing may be reaching Seismo'
}
