import type { Finding } from '@seismo/ingest/api'

const FINDINGS: Record<Finding['kind'], Finding> = {
  metric: {
    ...{ kind: 'metric', name: 'db_pool_wait_seconds p95', labels: { service: 'api' } },
    ...{ score: 0.9, direction: 'up', lag: -40 },
    sentence: 'db_pool_wait_seconds p95 of api rose 40 s before it, from 120 ms to 2.4 s.',
    evidence: {
      ...{ is: 'metric', before: 0.12, after: 2.4, severity: 6.2, correlation: -0.82, n: 240 },
      ...{ falseAlarmRate: 0.01, unit: 's', query: 'db_pool_wait_seconds', points: [], family: [] },
    },
  },
  deploy: {
    ...{ kind: 'deploy', name: '2.41.0', labels: {}, score: 0.8, direction: 'none', lag: -240 },
    sentence: '2.41.0 was deployed to production 4 min before it.',
    evidence: {
      ...{ is: 'deploy', at: 1, environment: 'production', release: '2.41.0', previous: '2.40.3' },
      ...{ url: null, shareOfErrors: 0.92, shareOfTraffic: 0.31 },
      followedBy: { rises: 2, of: 9 },
    },
  },
  alert: {
    ...{ kind: 'alert', name: 'HighCPU', labels: { instance: 'db-1' }, score: 0.75 },
    ...{ direction: 'none', lag: -120 },
    sentence: 'Alert HighCPU of db-1 began firing at 14:03 UTC, 2 min before.',
    evidence: {
      ...{ is: 'alert', at: 1, rule: 'HighCPU', ruleId: '', severity: 'critical', alerts: 3 },
      ...{ summary: 'CPU above 90 %', firedBefore: { times: 0, days: 7 } },
    },
  },
  setting: {
    ...{ kind: 'setting', name: 'grouping rules', labels: {}, score: 0.72 },
    ...{ direction: 'none', lag: -60 },
    sentence: 'Grouping rules were changed by ana at 14:04 UTC, 1 min before.',
    evidence: { is: 'setting', what: 'grouping rules', at: 1, actor: 'ana' },
  },
  request: {
    ...{ kind: 'request', name: 'GET https://shop.example/api/cart', labels: {} },
    ...{ score: 0.7, direction: 'up', lag: 0 },
    sentence: 'GET /api/cart failed more at the same time.',
    evidence: {
      ...{ is: 'request', method: 'GET', target: 'https://shop.example/api/cart', points: [] },
      before: { n: 1_200, failed: 2, p95Ms: 180 },
      after: { n: 950, failed: 295, p95Ms: 2_400 },
    },
  },
  dimension: {
    ...{ kind: 'dimension', name: 'browser', labels: { browser: 'Safari 19' } },
    ...{ score: 0.6, direction: 'up', lag: null },
    sentence: 'Safari 19 has 71 % of it, before 12 %.',
    evidence: {
      ...{ is: 'dimension', explains: 0.64, significant: true },
      during: { share: 0.71, n: 812, of: 1_140 },
      before: { share: 0.12, n: 61, of: 520 },
      lift: { value: 5.9, from: 4.1, to: 8.2 },
    },
  },
  trace: {
    ...{ kind: 'trace', name: 'api SELECT cart', labels: { service: 'api' } },
    ...{ score: 0.5, direction: 'up', lag: null },
    sentence: 'SELECT cart of api took longer in traces of failed requests.',
    evidence: {
      ...{ is: 'trace', service: 'api', operation: 'SELECT cart', traces: 7, of: 12, errors: 3 },
      selfMs: { before: 20, after: 2_100 },
      traceIds: ['4bf92f3577b34da6a3ce929d0e0e4736'],
    },
  },
}

/** One of each kind, for tests. */
export function aFinding(kind: Finding['kind']): Finding {
  return FINDINGS[kind]
}
