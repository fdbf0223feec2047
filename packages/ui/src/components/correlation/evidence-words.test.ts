import { expect, it } from 'vitest'
import { aFinding } from './a-finding.ts'
import { changeWords, doubtWords, factWords } from './evidence-words.ts'

it('says of a metric how it moved, how unusual that is and how often it happens by itself', () => {
  const metric = aFinding('metric')

  expect(changeWords(metric)).toBe('120 ms → 2.4 s')
  expect(factWords(metric)).toEqual([
    '40 s before',
    '6.2 × its usual change',
    'rank correlation −0.82',
    'n=240',
    'so at 1 % of calm times',
  ])
})

it('says of a deploy what it has of the errors, and how such changes went before', () => {
  const deploy = aFinding('deploy')

  expect(changeWords(deploy)).toBe('2.40.3 → 2.41.0')
  expect(factWords({ ...deploy, lag: -240 })).toEqual([
    '4 min before',
    'production',
    '92 % of the errors since',
    '31 % of the traffic',
    '2 of 9 earlier changes were followed by a rise',
  ])
})

it('says of a first deploy that there is nothing to compare it with', () => {
  const evidence = {
    ...{ is: 'deploy' as const, at: 1, environment: '', release: '1.0.0', previous: '' },
    url: null,
    ...{ shareOfErrors: null, shareOfTraffic: null, followedBy: { rises: 0, of: 0 } },
  }
  const first = { ...aFinding('deploy'), evidence, lag: null }

  expect(changeWords(first)).toBe('1.0.0')
  expect(factWords(first)).toEqual(['no earlier change to compare with'])
})

it('says of an alert how seldom its rule fires, and of a setting who changed it', () => {
  const alert = aFinding('alert')
  const setting = aFinding('setting')
  if (alert.evidence.is !== 'alert') throw new Error()
  const often = { ...alert.evidence, ruleId: 'r1', alerts: 1, firedBefore: { times: 9, days: 7 } }

  expect(changeWords(alert)).toBe('began firing')
  expect(factWords(alert)).toEqual([
    '2 min before',
    'critical',
    'of Alertmanager',
    '3 alerts of it',
    'not once in the 7 days before',
  ])
  expect(factWords({ ...alert, evidence: often })).toContain('9 times in the 7 days before')
  expect(factWords(setting)).toEqual(['60 s before', 'by ana'])
})

it('says of an endpoint how much of it failed, and how slow it was', () => {
  const request = aFinding('request')

  expect(changeWords(request)).toBe('< 1 % → 31 % failed')
  expect(factWords({ ...request, lag: 0 })).toEqual([
    'at the same time',
    'p95 180 ms → 2.4 s',
    'n=950, before 1.2k',
  ])
})

it('says of an endpoint that got slow that it is slow', () => {
  const request = aFinding('request')
  if (request.evidence.is !== 'request') throw new Error()
  const { evidence } = request
  const slow = { ...request, evidence: { ...evidence, after: { ...evidence.after, failed: 1 } } }

  expect(changeWords(slow)).toBe('180 ms → 2.4 s p95')
  expect(factWords({ ...slow, lag: null })).toEqual(['< 1 % failed', 'n=950, before 1.2k'])
})

it('says of a segment both shares, what it explains and how sure that is', () => {
  const segment = aFinding('dimension')

  expect(changeWords(segment)).toBe('12 % → 71 %')
  expect(factWords(segment)).toEqual([
    '64 % of the extra',
    '5.9 × as often (4.1–8.2)',
    'n=812 of 1,140, before 61 of 520',
  ])
  expect(doubtWords(segment)).toBe('')
})

it('says of a trace whose own time it was', () => {
  const trace = aFinding('trace')

  expect(changeWords(trace)).toBe('20 ms → 2.1 s')
  expect(factWords({ ...trace, lag: null })).toEqual([
    'own time',
    'in 7 of 12 traces of failed requests',
    '3 with an error',
  ])
})

it('doubts few buckets, few events and what may be chance', () => {
  const metric = aFinding('metric')
  const segment = aFinding('dimension')
  if (metric.evidence.is !== 'metric' || segment.evidence.is !== 'dimension') throw new Error()
  const { evidence } = segment
  const few = { ...evidence, during: { ...evidence.during, n: 12 } }

  expect(doubtWords({ ...metric, evidence: { ...metric.evidence, n: 12 } })).toBe('low sample')
  expect(doubtWords({ ...segment, evidence: few })).toBe('low sample')
  expect(doubtWords({ ...segment, evidence: { ...evidence, significant: false } })).toBe(
    'may be chance',
  )
  expect(doubtWords(aFinding('deploy'))).toBe('')
})

it('does not count what is beyond counting', () => {
  const metric = aFinding('metric')
  if (metric.evidence.is !== 'metric') throw new Error()

  expect(factWords({ ...metric, evidence: { ...metric.evidence, severity: 4e9 } })).toContain(
    'over 1,000 × its usual change',
  )
})
