import type { Bucket } from './bucket.ts'
import type { Decision, Evidence } from './decision.ts'
import { NORMAL, type Floor } from './sensitivity.ts'
import { createSpikeDetector } from './spike-detector.ts'

export interface Incident {
  /** When it would have been told, in epoch milliseconds. */
  firedAt: number
  /** Where it began by the data. */
  beganAt: number
  endedAt: number | undefined
  /** The strongest that there was. */
  evidence: Evidence
}

export interface Backtest {
  decisions: Decision[]
  incidents: Incident[]
}

/** What a rule would have told, by the function that evaluates it; the weeks before `from` are learnt. */
export function backtest(
  buckets: Iterable<Bucket>,
  { from, floor = NORMAL }: { from: number; floor?: Floor },
): Backtest {
  const detector = createSpikeDetector(floor)
  const decisions: Decision[] = []
  for (const bucket of buckets) {
    const decision = detector.push(bucket)
    if (bucket.at >= from) decisions.push(decision)
  }
  return { decisions, incidents: incidentsOf(decisions) }
}

function incidentsOf(decisions: readonly Decision[]): Incident[] {
  const incidents: Incident[] = []
  for (const { at, is, hasStarted, evidence, beganAt = at } of decisions) {
    if (hasStarted && evidence) {
      incidents.push({ firedAt: at, beganAt, endedAt: undefined, evidence })
    }
    const last = incidents.at(-1)
    if (!last) continue
    if (is === 'quiet') last.endedAt ??= at
    if (is !== 'firing') continue
    last.endedAt = undefined
    if (evidence && evidence.score > last.evidence.score) last.evidence = evidence
  }
  return incidents
}
