import { expect, it } from 'vitest'
import { alertsConfig } from '../config.ts'
import { rule } from './rule.ts'

it('reads a rule without a kind as the threshold that all were once', () => {
  expect(rule.parse({ name: 'Error rate', above: 30, window: '5m', for: '30s' })).toMatchObject({
    kind: 'threshold',
    measure: 'errors-per-minute',
    above: 30,
    window: 300_000,
    for: 30_000,
    windows: { least: 1, last: 1 },
    severity: 'warning',
    project: 'web',
  })
})

it.each([
  [{ kind: 'spike' }],
  [{ kind: 'burn-rate', objective: 'crash-free-sessions', target: 99.5 }],
  [{ kind: 'new-issue' }],
  [{ kind: 'regressed' }],
  [{ kind: 'escalating' }],
  [{ kind: 'vital', metric: 'INP', above: 'poor' }],
  [{ kind: 'no-data' }],
  [{ kind: 'deploy' }],
])('has defaults for %j', (given) => {
  expect(rule.safeParse({ name: 'one', ...given }).error).toBeUndefined()
})

it.each([
  [{ above: 1, below: 2 }, 'needs one of above and below'],
  [{ kind: 'vital', metric: 'LCP' }, 'needs one of above: poor (or a number) and worse_by: 20'],
  [{ measure: 'metric', above: 1 }, 'measure: metric needs metric'],
  [{ above: 1, window: '5 minutes' }, 'expected a duration like 30s, 5m or 1h'],
  [{ above: 1, windows: '5 of 3' }, 'at most "20 of 20"'],
  [{ kind: 'spike', min_users: 3 }, 'Unrecognized key: "min_users"'],
  [{ kind: 'spike', exposure: 'requests' }, 'expected one of "auto"|"sessions"|"pageviews"|"none"'],
  [{ above: 1, by: 'endpoint' }, 'errors-per-minute has no endpoint: use a measure of requests'],
  [
    { measure: 'request-duration', above: 1, by: 'issue' },
    'a request has no issue: use by: endpoint',
  ],
  [
    { measure: 'metric', metric: 'cart', above: 1, by: 'route' },
    'a custom metric is one of its project',
  ],
  [
    { measure: 'pageviews-per-minute', above: 1, by: 'class' },
    'has no class: use a measure of errors',
  ],
  [
    { kind: 'vital', metric: 'LCP', worse_by: 20, by: 'route' },
    'worse_by compares two releases of the whole project',
  ],
  [{ above: 10, resolve_at: 11 }, 'must be on the good side of the threshold'],
])('says what is wrong with %j', (given, message) => {
  const { error } = rule.safeParse({ name: 'one', ...given })

  expect(error?.issues[0]?.message).toContain(message)
})

it('refuses a route to a receiver that is not there', () => {
  const { error } = alertsConfig.safeParse({ route: { routes: [{ receiver: 'ops' }] } })

  expect(error?.issues[0]).toMatchObject({
    path: ['route'],
    message: 'no receiver is named "ops"',
  })
})
