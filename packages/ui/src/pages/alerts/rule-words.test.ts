import type { RuleSource } from '@seismo/ingest/api'
import { expect, it } from 'vitest'
import { ruleWords } from './rule-words.ts'

const name = 'A rule'

it.each<[RuleSource, string]>([
  [{ name, kind: 'spike' }, 'errors above their own baseline, at least 5'],
  [
    { name, kind: 'spike', min_errors: 10, by: 'route', for: '2m' },
    'errors above their own baseline, at least 10, for each route, for 2m',
  ],
  [{ name, kind: 'threshold', above: 20 }, 'errors per minute above 20 over 1m'],
  [
    {
      ...{ name, kind: 'threshold', measure: 'failed-requests-percent', above: 2.5 },
      ...{ window: '5m', windows: '3 of 5', min_traffic: 200, where: 'page:/checkout/*' },
    },
    'failed requests above 2.5 % over 5m, 3 of 5 windows, with at least 200 requests, in page:/checkout/*',
  ],
  [
    { name, kind: 'threshold', measure: 'request-duration', stat: 'p99', above: 900 },
    'p99 of request duration above 900 ms over 1m',
  ],
  [
    { name, kind: 'threshold', measure: 'pageviews-per-minute', below: 1 },
    'page views per minute below 1 over 1m',
  ],
  [
    { name, kind: 'burn-rate', objective: 'crash-free-sessions', target: 99.5 },
    'crash-free-sessions of 99.5 % burn their budget of 30d',
  ],
  [
    { name, kind: 'new-issue', min_users: 50, within: '10m' },
    'a new issue with 50 users within 10m',
  ],
  [{ name, kind: 'regressed' }, 'an issue comes back'],
  [{ name, kind: 'escalating' }, 'an issue grows to 2 times the busiest hour of its week'],
  [{ name, kind: 'vital', metric: 'INP', above: 'poor' }, 'INP p75 is poor over 1h'],
  [{ name, kind: 'vital', metric: 'CLS', above: 0.2 }, 'CLS p75 above 0.2 over 1h'],
  [
    { name, kind: 'vital', metric: 'LCP', worse_by: 20 },
    'LCP p75 worse than in the release before by 20 % over 1h',
  ],
  [{ name, kind: 'no-data' }, 'no data for 10m'],
  [
    { name, kind: 'deploy' },
    'a release is worse than the one before by 50 % (sessions with errors, failed requests) in its first 1h',
  ],
])('%j reads %s', (rule, words) => {
  expect(ruleWords(rule)).toBe(words)
})
