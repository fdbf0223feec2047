import { expect, it } from 'vitest'
import type { ReleaseFigures, ReleaseVital } from '../../store/alert-inputs.ts'
import { rule, type Rule, type RuleKind } from '../rule/rule.ts'
import { burnObservation } from './burn-rate.ts'
import { deployObservation } from './deploy.ts'
import { escalation } from './issue-rules.ts'
import { meetsWhere } from './meets-where.ts'
import { silenceObservation } from './no-data.ts'
import { readWhere } from './read-where.ts'
import { createTrailingSums } from './trailing-sums.ts'
import { absoluteObservation, relativeObservation } from './vital.ts'

const HOUR = 3_600_000
const WEEK = 168 * HOUR

function aRule<Kind extends RuleKind>(kind: Kind, given: object): Extract<Rule, { kind: Kind }> {
  // as: what is parsed is of the kind that it says.
  return rule.parse({ name: 'one', kind, ...given }) as Extract<Rule, { kind: Kind }>
}

const burning = aRule('burn-rate', { objective: 'crash-free-sessions', target: 99 })

it.each([
  ['fast over both windows', { total: 1_000, bad: 200 }, { total: 100, bad: 20 }, 'breach'],
  ['slowly', { total: 1_000, bad: 100 }, { total: 100, bad: 10 }, 'clear'],
  ['no more', { total: 1_000, bad: 200 }, { total: 100, bad: 0 }, 'clear'],
  ['of too few', { total: 20, bad: 20 }, { total: 20, bad: 20 }, 'no-data'],
  ['of nothing', { total: 0, bad: 0 }, { total: 0, bad: 0 }, 'no-data'],
] as const)('sees a budget burn %s', (_, long, short, verdict) => {
  const burns = burning.windows.slice(0, 1).map((pair) => ({ pair, burn: { long, short } }))

  expect(burnObservation(burning, burns).verdict).toBe(verdict)
})

it('tells how fast a budget burns', () => {
  const [pair] = burning.windows
  if (!pair) throw new Error('no windows')
  const share = { total: 1_000, bad: 200 }

  expect(burnObservation(burning, [{ pair, burn: { long: share, short: share } }])).toMatchObject({
    ...{ value: 20, threshold: 14.4, observed: 200, exposure: 1_000, exposureOf: 'sessions' },
    words: '80 % crash free sessions in 1 h, objective 99 %: the budget burns 20 times too fast',
  })
})

it.each([
  ['ten times its busiest hour', { recent: 100, busiest: 10, total: 400, firstSeen: 0 }, true],
  ['as its busiest hour', { recent: 100, busiest: 100, total: 400, firstSeen: 0 }, false],
  ['a little more of a few', { recent: 12, busiest: 5, total: 30, firstSeen: 0 }, false],
  ['new, with no week', { recent: 100, busiest: 1, total: 1, firstSeen: WEEK - HOUR }, false],
  ['nothing before', { recent: 100, busiest: 0, total: 0, firstSeen: WEEK }, false],
] as const)('of an issue that is %s', (_, growth, isGrowing) => {
  expect(escalation(growth, { minRatio: 2, at: WEEK }).isGrowing).toBe(isGrowing)
})

const silent = aRule('no-data', { after: '10m' })
const weeks = [40, 60, 50, 55]
const ledger = { projectId: 1, received: 0, stored: 0, dropped: 0, lastStoredAt: null }

it.each([
  ['silence where much is usual', { seen: 0, weeks, ledger, isAlone: true }, 'breach'],
  ['anything at all', { seen: 1, weeks, ledger, isAlone: true }, 'clear'],
  ['a quiet night', { seen: 0, weeks: [3, 0, 2, 5], ledger, isAlone: true }, 'clear'],
  ['a project without a past', { seen: 0, weeks: [], ledger, isAlone: true }, 'clear'],
  ['a backlog', { seen: 0, weeks, ledger: { ...ledger, received: 9 }, isAlone: true }, 'no-data'],
  [
    'what is turned away',
    { seen: 0, weeks, ledger: { ...ledger, received: 9, dropped: 9 }, isAlone: true },
    'no-data',
  ],
  ['everybody silent at once', { seen: 0, weeks, ledger, isAlone: false }, 'no-data'],
] as const)('tells %s', (_, silence, verdict) => {
  expect(silenceObservation(silent, silence).verdict).toBe(verdict)
})

const deployed = aRule('deploy', {})

function figures(given: Partial<ReleaseFigures>): ReleaseFigures {
  return {
    ...{ release: '2', sessions: 1_000, affected: 0, crashed: 0, errors: 0, pageViews: 0 },
    ...{ requests: 1_000, failedRequests: 0, newIssues: 0, ...given },
  }
}

it.each([
  ['worse', figures({ affected: 50 }), 'breach'],
  ['as before', figures({ affected: 11 }), 'clear'],
  ['worse by requests', figures({ failedRequests: 90 }), 'breach'],
  ['of too few', figures({ sessions: 10, affected: 10 }), 'no-data'],
])('finds a release %s', (_, newer, verdict) => {
  const older = figures({ release: '1', affected: 10, failedRequests: 10 })

  expect(deployObservation(deployed, { newer, older, firstSeen: 5 })).toMatchObject({
    ...{ verdict, labels: { release: '2' }, beganAt: 5 },
  })
})

const slower = aRule('vital', { metric: 'LCP', worse_by: 10 })

function ofReleases(given: Partial<ReleaseVital>): ReleaseVital {
  return {
    ...{ release: '2', previous: '1', value: 3_000, previousValue: 2_000 },
    ...{ n: 1_000, previousN: 1_000, above: 400, ...given },
  }
}

it.each([
  ['worse', ofReleases({}), 'breach'],
  ['worse by too little', ofReleases({ value: 2_100 }), 'clear'],
  ['worse by chance', ofReleases({ n: 60, previousN: 60, above: 18 }), 'clear'],
  ['not known yet', ofReleases({ n: 20 }), 'no-data'],
])('finds a percentile %s than in the release before', (_, found, verdict) => {
  expect(relativeObservation(slower, found).verdict).toBe(verdict)
})

it('knows the thresholds by their names', () => {
  const poor = aRule('vital', { metric: 'LCP', above: 'poor' })

  expect(absoluteObservation(poor, { n: 100, value: 4_001, series: '' })).toMatchObject({
    ...{ verdict: 'breach', threshold: 4_000, unit: 'ms' },
    words: 'p75 of LCP 4001 ms, threshold 4000 (100 in 1 h)',
  })
  expect(absoluteObservation(poor, { n: 10, value: 9_000, series: '' }).verdict).toBe('no-data')
})

it.each([
  ['threshold', { above: 1 }, 'page:/cart*'],
  ['threshold', { above: 1 }, 'browser:Safari timeout'],
  ['threshold', { above: 1 }, 'environment:prod* !environment:staging'],
  ['spike', {}, 'environment:production'],
  ['spike', {}, 'page:/cart environment:production'],
  ['spike', { by: 'environment' }, 'environment:production'],
  ['new-issue', {}, '!environment:staging x is undefined'],
])('reads of a %s %j the conditions %s', (kind, given, where) => {
  expect(rule.safeParse({ name: 'one', kind, ...given, where }).error).toBeUndefined()
})

const objective = { objective: 'crash-free-sessions', target: 99 }
const metric = { measure: 'metric', metric: 'order.placed', above: 1 }

it.each([
  ['threshold', { above: 1 }, 'is:open', 'is:open: a rule of kind threshold can ask for'],
  ['threshold', { above: 1 }, 'assigned:me', 'assigned: a rule of kind threshold can ask for'],
  ['threshold', { above: 1 }, 'browser:"x', 'a closing " is missing'],
  ['new-issue', {}, 'page:/cart', 'page: a rule of kind new-issue can ask for environment, '],
  ['spike', {}, 'browser:Safari', 'browser: a rule of kind spike can ask for environment, release'],
  ['spike', {}, 'page:/cart*', 'page: a rule of kind spike can ask for one, by its whole name'],
  ['spike', {}, 'page:/cart release:2', 'release: a rule of kind spike can ask for one of release'],
  ['spike', { by: 'route' }, 'release:2', 'apart by route can ask for environment alone'],
  ['burn-rate', objective, 'page:/cart', 'page: a rule of kind burn-rate can ask for environment'],
  ['spike', {}, 'environment:prod*', 'environment: a rule of kind spike can ask for one'],
  ['spike', {}, '!environment:x', 'environment: a rule of kind spike can ask for one'],
  ['burn-rate', objective, 'environment:a environment:b', 'burn-rate can ask for one'],
  ['threshold', metric, 'environment:prod*', 'threshold can ask for one, by its whole name'],
])('refuses of a %s %j the conditions %s', (kind, given, where, problem) => {
  const { error } = rule.safeParse({ name: 'one', kind, ...given, where })

  expect(error?.issues[0]?.path).toEqual(['where'])
  expect(error?.issues[0]?.message).toContain('"one": ')
  expect(error?.issues[0]?.message).toContain(problem)
})

it.each([
  ['environment:prod*', true],
  ['!environment:staging', true],
  ['environment:staging', false],
  ['message:"is undefined"', true],
  ['UNDEFINED', true],
  ['type:Type', false],
])('an issue meets %s: %s', (where, is) => {
  const parts = readWhere(aRule('new-issue', { where }))
  const values = {
    environment: ['production'],
    message: ['x is undefined'],
    type: ['TypeError'],
  }

  expect(meetsWhere(parts, values)).toBe(is)
})

it('sums any range up as adding would', () => {
  const rows = [1, 2, 3, 4].map((n) => ({ at: n * 10, n }))
  const sums = createTrailingSums(rows, ({ n }) => [n])

  expect(sums(10, 30)).toEqual([3])
  expect(sums(11, 100)).toEqual([9])
  expect(sums(0, 10)).toEqual([])
})
