import { expect, it } from 'vitest'
import { alertLabels } from './alert-labels.ts'
import { destinationsOf, groupLabels } from './routing.ts'
import { route } from './rule/route.ts'
import { rule } from './rule/rule.ts'

const aRule = rule.parse({
  name: 'Errors',
  kind: 'spike',
  severity: 'critical',
  project: 'shop',
  labels: { team: 'web' },
})
const labels = alertLabels(aRule, { release: '2.41.0' })

function receivers(tree: unknown, given = aRule) {
  return destinationsOf(route.parse(tree), given, labels).map(({ receiver }) => receiver)
}

it.each([
  ['nobody without a receiver', {}, []],
  ['the root where nothing else matches', { receiver: 'all' }, ['all']],
  [
    'the deepest that matches',
    {
      receiver: 'all',
      routes: [
        {
          match: ['team="web"'],
          receiver: 'web',
          routes: [{ match: ['severity="critical"'], receiver: 'pager' }],
        },
      ],
    },
    ['pager'],
  ],
  [
    'the first of its siblings',
    { receiver: 'all', routes: [{ match: ['team="web"'], receiver: 'web' }, { receiver: 'rest' }] },
    ['web'],
  ],
  [
    'further siblings where it continues',
    {
      receiver: 'all',
      routes: [{ match: ['team=~"we."'], receiver: 'web', continue: true }, { receiver: 'rest' }],
    },
    ['web', 'rest'],
  ],
  [
    'the parent whose children do not match',
    { receiver: 'all', routes: [{ match: ['team!="web"'], receiver: 'other' }] },
    ['all'],
  ],
  [
    'an inherited receiver',
    { receiver: 'all', routes: [{ match: ['team="web"'], group_by: ['team'] }] },
    ['all'],
  ],
])('leads to %s', (_, tree, expected) => {
  expect(receivers(tree)).toEqual(expected)
})

it('leads to what the rule names too, and to each receiver once', () => {
  const named = { ...aRule, receivers: ['ops', 'all'] }

  expect(receivers({ receiver: 'all' }, named)).toEqual(['ops', 'all'])
})

it('inherits what a route leaves out', () => {
  const tree = route.parse({
    receiver: 'all',
    group_by: ['team'],
    repeat_interval: '1h',
    routes: [{ match: ['team="web"'], group_wait: '30s' }],
  })

  expect(destinationsOf(tree, aRule, labels)).toMatchObject([
    {
      groupBy: ['team'],
      repeatIntervalMs: 3_600_000,
      groupWaitMs: 30_000,
      groupIntervalMs: 300_000,
    },
  ])
})

it('groups the alerts of a release, unless told otherwise', () => {
  const [destination] = destinationsOf(route.parse({ receiver: 'all' }), aRule, labels)

  expect(destination && groupLabels(destination, labels)).toEqual({
    alertname: 'Errors',
    project: 'shop',
    release: '2.41.0',
  })
  expect(groupLabels({ groupBy: ['...'] }, labels)).toEqual(labels)
})

const info = rule.parse({ name: 'Errors', kind: 'spike', severity: 'info', receivers: ['own'] })

it.each([
  ['an hour where no route says', { receiver: 'all' }, [0, 3_600_000]],
  ['what a route says', { receiver: 'all', digest: '5m' }, [0, 300_000]],
  ['nothing where a route says so', { receiver: 'all', digest: '0s' }, [0, 0]],
])('gathers alerts for information for %s, but those that the rule sends itself', (_, tree, ms) => {
  const all = destinationsOf(route.parse(tree), info, labels)

  expect(all.map(({ digestMs }) => digestMs)).toEqual(ms)
})

it('gathers nothing that is to be escalated', () => {
  const called = { ...info, receivers: [], escalate: [{ after: 60_000, receivers: ['boss'] }] }

  expect(destinationsOf(route.parse({ receiver: 'all' }), called, labels)[0]?.digestMs).toBe(0)
})

it('keeps a digest apart from what is urgent in the same route', () => {
  const [, gathered] = destinationsOf(route.parse({ receiver: 'all' }), info, labels)
  const [urgent] = destinationsOf(route.parse({ receiver: 'all' }), aRule, labels)

  expect(gathered?.route).not.toBe(urgent?.route)
})
