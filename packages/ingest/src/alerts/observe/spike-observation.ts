import type { Decision } from '../detect/decision.ts'
import type { Reach } from '../detect/least-count.ts'
import type { Observation } from '../observation.ts'
import type { SpikeRule } from '../rule/spike.ts'
import { observed, rounded, spanWords } from './observed.ts'
import { EXPOSURE_OF, type Exposure } from './spike-buckets.ts'

const VERDICTS = { firing: 'breach', quiet: 'clear', gap: 'no-data' } as const
/** About nine of ten counts of this mean lie within. */
const Z = 1.64

/** What the detector decided, in the words of alerts. */
export function spikeObservation(
  rule: Pick<SpikeRule, 'by'>,
  { value, by, decision }: { value: string; by: Exposure; decision: Decision },
): Observation {
  const { evidence, baseline, beganAt } = decision
  const expected = evidence?.expected ?? null
  const unit = unitOf(by)
  return observed({
    labels: rule.by === 'project' ? {} : { [rule.by]: value },
    verdict: VERDICTS[decision.is],
    ...{ value: evidence?.observed ?? 0, threshold: null, expected, unit },
    band: expected === null ? null : bandOf(expected),
    exposure: by === 'none' ? null : (evidence?.exposure ?? null),
    exposureOf: EXPOSURE_OF[by],
    probability: evidence ? 10 ** -evidence.score : null,
    windowMs: evidence?.windowMs ?? 300_000,
    sessions: by === 'sessions' ? (evidence?.observed ?? 0) : null,
    words:
      wordsOf(decision, unit) + (baseline === 'fresh' ? '; it is known for less than a day' : ''),
    ...(beganAt !== undefined && { beganAt }),
  })
}

const TOLD_MS: readonly number[] = [300_000, 3_600_000]

/** The smallest change that would be seen at the volume of now, in a sentence. */
export function smallestSpike(reach: readonly Reach[], by: Exposure): string {
  const told = reach.filter(({ windowMs }) => TOLD_MS.includes(windowMs))
  const each = told.map(
    ({ windowMs, least, expected }) =>
      `${rounded(least)} ${unitOf(by)} in ${spanWords(windowMs)} (${rounded(expected)} expected)`,
  )
  return `At this volume, it takes ${each.join(' or ')}.`
}

function unitOf(by: Exposure): string {
  return by === 'sessions' ? 'affected sessions' : 'errors'
}

function bandOf(expected: number) {
  const width = Z * Math.sqrt(expected)
  return { low: Math.max(0, expected - width), high: expected + width }
}

function wordsOf({ is, evidence, gap }: Decision, unit: string): string {
  if (is === 'gap') {
    const missing = gap ? `: ${rounded(gap.observed)} where ${rounded(gap.expected)} are usual` : ''
    return `traffic is missing${missing}; nothing is said of its errors`
  }
  if (!evidence) return `${unit} as usual`
  const { observed: seen, expected, windowMs } = evidence
  return `${rounded(seen)} ${unit} in ${spanWords(windowMs)}, ${rounded(expected)} expected`
}
