import { expect, it } from 'vitest'
import type { Candidate, EvidenceOf } from './lanes.ts'
import { sentenceOf } from './sentence.ts'

function ofTrace(selfMs: { before: number | null; after: number }): Candidate {
  return {
    ...{ name: 'api GET /cart', labels: {}, direction: 'up', lag: null },
    ...{ isFound: true, strength: 1 },
    evidence: {
      ...{ is: 'trace', service: 'api', operation: 'GET /cart', selfMs },
      ...{ traces: 9, of: 10, errors: 8, traceIds: [] },
    },
  }
}

it.each([
  ['no time of its own', { before: 0, after: 0 }],
  ['nothing to compare with', { before: null, after: 40 }],
  ['a little more time', { before: 20, after: 30 }],
])('says of an operation with %s that it fails', (_, selfMs) => {
  expect(sentenceOf(ofTrace(selfMs))).toBe(
    'GET /cart of api fails together: 8 failed in 9 of 10 traces.',
  )
})

it('says of an operation with twice its time that it slows', () => {
  expect(sentenceOf(ofTrace({ before: 20, after: 90 }))).toBe(
    'GET /cart of api slows together: 20 → 90 ms of its own in 9 of 10 traces.',
  )
})

const AT = Date.UTC(2026, 10, 21, 14, 5)

function ofEvidence(evidence: Candidate['evidence'], given: Partial<Candidate> = {}): Candidate {
  return {
    ...{ name: '', labels: {}, direction: 'none', lag: null, isFound: true, strength: 1 },
    ...given,
    evidence,
  } as Candidate // as: the evidence says of which kind it is.
}

const DEPLOY: EvidenceOf<'deploy'> = {
  ...{ is: 'deploy', at: AT, environment: 'production', release: '2.1', previous: '', url: null },
  ...{ shareOfErrors: 0.9, shareOfTraffic: 0.25, followedBy: { rises: 0, of: 0 } },
}
const ALERT: EvidenceOf<'alert'> = {
  ...{ is: 'alert', at: AT, rule: 'HighCPU', ruleId: '', severity: 'critical', alerts: 1 },
  ...{ summary: 'CPU above 90 %', firedBefore: { times: 0, days: 7 } },
}
const REQUEST: EvidenceOf<'request'> = {
  ...{ is: 'request', method: 'GET', target: '/cart', points: [] },
  ...{ before: { n: 100, failed: 1, p95Ms: 90 }, after: { n: 100, failed: 40, p95Ms: 300 } },
}
const METRIC: EvidenceOf<'metric'> = {
  ...{ is: 'metric', before: 2, after: 31, severity: 5, correlation: 0.9, n: 90, unit: '' },
  ...{ falseAlarmRate: 0, query: '', points: [], family: [] },
}

it.each<[string, Candidate]>([
  [
    'Release 2.1 on production moves together, has 90 % of it with 25 % of the traffic, 3 min before.',
    ofEvidence(DEPLOY, { lag: -180 }),
  ],
  [
    'Alert HighCPU of db-1 began firing at 14:05 UTC (CPU above 90 %), 2 min after.',
    ofEvidence(ALERT, { labels: { instance: 'db-1' }, lag: 120 }),
  ],
  [
    'Alert HighCPU and 2 more of it began firing at 14:05 UTC.',
    ofEvidence({ ...ALERT, alerts: 3, summary: 'HighCPU' }),
  ],
  [
    'Grouping rules were changed by ana at 14:05 UTC.',
    ofEvidence({ is: 'setting', what: 'grouping rules', at: AT, actor: 'ana' }),
  ],
  ['GET /cart fails together: 1 % → 40 % of 100.', ofEvidence(REQUEST)],
  [
    'GET /cart slows together: p95 90 → 300 ms.',
    ofEvidence({ ...REQUEST, after: { ...REQUEST.after, failed: 1 } }),
  ],
  [
    'pool of shop moves together: 2 → 31, and 1 more like it.',
    ofEvidence(
      { ...METRIC, family: [{ labels: {}, before: 1, after: 2, severity: 3 }] },
      { name: 'pool', labels: { job: 'shop', instance: 'a' }, lag: -59 },
    ),
  ],
])('says %j', (sentence, candidate) => expect(sentenceOf(candidate)).toBe(sentence))

it('keeps names of strangers on one line, however long', () => {
  const sentence = sentenceOf(ofEvidence({ ...ALERT, rule: `a\n\u202Eb${'c'.repeat(999)}` }))

  expect(sentence).not.toMatch(/[\n\u202E]/)
  expect(sentence.length).toBeLessThanOrEqual(300)
})
